interface SubmitButtonProps {
  busy: boolean;
  /** Said while it is at work. */
  meanwhile: string;
  /** In words, such as "Sign in". */
  children: string;
  danger?: boolean;
}

/** Sends its form. It stays focusable while the answer is under way; the form ignores a second press. */
export function SubmitButton({ busy, meanwhile, children, danger = false }: SubmitButtonProps) {
  return (
    <button
      type="submit"
      className={danger ? 'button button-danger' : 'button'}
      aria-disabled={busy}
    >
      {busy ? meanwhile : children}
    </button>
  );
}
