/** Tells password managers whose password the form is about; nobody else has to see it again. */
export function KnownUsername({ email }: { email: string }) {
  return (
    <input
      type="email"
      name="username"
      className="sr-only"
      autoComplete="username"
      value={email}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
