import { Trash2 } from 'lucide-react';
import { AlertDialog } from 'radix-ui';
import { useClearMails } from './use-mails.ts';

/** Deletes all mail, after asking. The backdrop is our own, as in keyboard-help.tsx. */
export function ClearButton({ disabled }: { disabled: boolean }) {
  const clear = useClearMails();
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className="button" disabled={disabled}>
        <Trash2 size={14} aria-hidden />
        {clear.isError ? 'Could not delete; try again' : 'Delete all'}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <div className="backdrop" aria-hidden />
        <AlertDialog.Content className="dialog">
          <div className="dialog-head">
            <AlertDialog.Title>Delete all mail?</AlertDialog.Title>
          </div>
          <AlertDialog.Description className="dialog-text">
            Every mail that the Observatory keeps is deleted, whatever is searched for. It cannot be
            undone.
          </AlertDialog.Description>
          <div className="dialog-actions">
            <AlertDialog.Cancel className="button">Keep it</AlertDialog.Cancel>
            <AlertDialog.Action className="button" onClick={() => clear.mutate()}>
              Delete all mail
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
