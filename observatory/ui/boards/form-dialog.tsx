import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { FormEvent, ReactNode } from 'react';

interface Props {
  title: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSubmit: () => void;
  /** What the button says that submits. */
  submit: string;
  pending: boolean;
  /** Why the last try failed. */
  error: Error | null;
  children: ReactNode;
}

/** A form in a dialog. The backdrop is our own: Radix's writes a style element, which the policy refuses. */
export function FormDialog(props: Props) {
  const { title, open, onOpenChange, onSubmit, submit, pending, error, children } = props;
  function send(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <div className="backdrop" aria-hidden />
        <Dialog.Content className="dialog" aria-describedby={undefined}>
          <div className="dialog-head">
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close">
              <X size={16} aria-hidden />
            </Dialog.Close>
          </div>
          <form className="board-form" onSubmit={send}>
            {children}
            {error && (
              <p className="error-text" role="alert">
                {error.message}
              </p>
            )}
            <div className="buttons">
              <button type="submit" className="button" disabled={pending}>
                {submit}
              </button>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
