import { MessagesSquare, PenLine } from 'lucide-react';
import { Suspense, useState } from 'react';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { loadLater } from '../../shared/ui/load-later.tsx';
import { Conversation } from './conversation.tsx';
import { ConversationList } from './conversation-list.tsx';
import styles from './messages.module.css';
import { useLiveMessages } from './use-live-messages.ts';

// Its dialog is asked for by a click.
const NewConversation = loadLater(() => import('./new-conversation.tsx'));

/** Conversations on the left, one of them on the right; on a phone only one of the two. */
export function Messages({ handle }: { handle: string | undefined }) {
  const [choosing, setChoosing] = useState(false);
  const choose = () => setChoosing(true);
  useLiveMessages();
  return (
    <div className={styles.columns} data-open={handle !== undefined}>
      <section className={styles.list} aria-labelledby="conversations">
        <header className={styles.head}>
          <h2 id="conversations">Conversations</h2>
          <button
            type="button"
            name="new-message"
            className="icon-button"
            aria-label="New message"
            title="New message"
            onClick={choose}
          >
            <PenLine size={20} aria-hidden="true" />
          </button>
        </header>
        <ConversationList current={handle} onNew={choose} />
      </section>
      <div className={styles.thread}>
        {handle ? (
          <Conversation key={handle} handle={handle} />
        ) : (
          <EmptyState
            icon={MessagesSquare}
            title="Choose a conversation"
            text="Or begin one: only you and the other one can read it."
          >
            <button type="button" name="new-message" className="button" onClick={choose}>
              New message
            </button>
          </EmptyState>
        )}
      </div>
      <Suspense>{choosing && <NewConversation onClose={() => setChoosing(false)} />}</Suspense>
    </div>
  );
}
