import { useStore } from '../../shared/store.ts';
import { Modal } from '../../shared/ui/modal.tsx';
import { ComposeForm } from './compose-form.tsx';
import { composeDialog } from './open-compose.ts';

/** The compose box as a dialog: closed by posting, and open again when the post is refused. */
export default function ComposeDialog() {
  const { open } = useStore(composeDialog);
  const setOpen = (next: boolean) => composeDialog.set({ open: next });
  return (
    <Modal title="Write a crud" open={open} onOpenChange={setOpen}>
      <ComposeForm autoFocus onSubmitted={() => setOpen(false)} onRefused={() => setOpen(true)} />
    </Modal>
  );
}
