import { Modal } from '../ui/modal.tsx';
import { closeDialog, openDialog } from './dialogs.ts';
import type { FeedItem } from './lists.ts';
import { MessageQuote } from './message-quote.tsx';
import styles from './reply-dialog.module.css';
import { ReplyForm } from './reply-form.tsx';

/** Where a crud is answered from anywhere; it opens again when the answer is refused. */
export default function ReplyDialog({ parent }: { parent: FeedItem }) {
  return (
    <Modal title={`Reply to ${parent.display_name}`} onClose={closeDialog}>
      <div className={styles.parent}>
        <MessageQuote activity={parent} />
      </div>
      <ReplyForm
        parent={parent}
        autoFocus
        onSubmitted={closeDialog}
        onRefused={() => openDialog({ kind: 'reply', activity: parent })}
      />
    </Modal>
  );
}
