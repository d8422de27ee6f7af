import { useRef } from 'react';
import { Modal } from '../ui/modal.tsx';
import styles from './delete-dialog.module.css';
import { closeDialog } from './dialogs.ts';
import type { FeedItem } from './lists.ts';
import { MessageQuote } from './message-quote.tsx';
import { useDeleteCrud } from './use-delete-crud.ts';

/** Asks once more: there is no way back. */
export default function DeleteDialog({ activity }: { activity: FeedItem }) {
  const { mutate } = useDeleteCrud();
  const next = useRef<HTMLElement | null>(null);
  const confirm = () => {
    next.current = neighbourOf(activity.uuid);
    mutate(activity);
    closeDialog();
  };
  return (
    <Modal title="Regret it?" onClose={closeDialog} returnTo={next}>
      <div className={styles.question}>
        <MessageQuote activity={activity} />
        <p>No worries, we'll forget it: with its likes, reposts and replies, and for good.</p>
        <div className={styles.ways}>
          <button type="button" name="keep" className="button button-quiet" onClick={closeDialog}>
            Keep it
          </button>
          <button type="button" name="delete" className="button" onClick={confirm}>
            Delete it
          </button>
        </div>
      </div>
    </Modal>
  );
}

/** Where the keyboard goes on once the card is gone. */
function neighbourOf(uuid: string): HTMLElement | null {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-crud]')];
  const index = cards.findIndex((card) => card.dataset.crud === uuid);
  return cards[index + 1] ?? cards[index - 1] ?? document.querySelector<HTMLElement>('main h1');
}
