import { Modal } from '../../shared/ui/modal.tsx';
import { ComposeForm } from './compose-form.tsx';
import { composeDialog } from './open-compose.ts';

const open = () => composeDialog.set({ open: true });
const close = () => composeDialog.set({ open: false });

/** The compose box as a dialog: closed by posting, and open again when the post is refused. */
export default function ComposeDialog() {
  return (
    <Modal title="Write a crud" onClose={close}>
      <ComposeForm autoFocus onSubmitted={close} onRefused={open} />
    </Modal>
  );
}
