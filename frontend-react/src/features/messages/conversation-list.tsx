import { useInfiniteQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { PersonSkeletons } from '../../shared/people/person-row.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import styles from './conversation-list.module.css';
import { ConversationRow } from './conversation-row.tsx';
import { messageGroups } from './messages.api.ts';

interface ConversationListProps {
  /** Whose conversation is open. */
  current: string | undefined;
  onNew: () => void;
}

/** My conversations in whichever state they are. */
export function ConversationList({ current, onNew }: ConversationListProps) {
  const list = useInfiniteQuery(messageGroups);
  if (list.isPending) {
    return (
      <div aria-busy="true">
        <p className="sr-only">Loading…</p>
        <PersonSkeletons count={6} />
      </div>
    );
  }
  if (!list.data) {
    return (
      <ErrorNotice
        title="The conversations could not be loaded"
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    );
  }
  const groups = list.data.pages.flatMap((page) => page.groups);
  if (groups.length === 0) {
    return (
      <EmptyState icon={Mail} title="No conversations yet" text="Write to somebody, they will see.">
        <button
          type="button"
          name="new-message"
          className={`button ${styles.alone}`}
          onClick={onNew}
        >
          New message
        </button>
      </EmptyState>
    );
  }
  return (
    <div className={styles.scroller}>
      <ul>
        {groups.map((group) => (
          <ConversationRow
            key={group.uuid}
            group={group}
            current={group.handle.toLowerCase() === current?.toLowerCase()}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <p className={styles.more}>
          <button
            type="button"
            name="show-more"
            className="button button-quiet"
            aria-disabled={list.isFetchingNextPage}
            onClick={() => !list.isFetchingNextPage && void list.fetchNextPage()}
          >
            {list.isFetchNextPageError ? 'That did not work: try again' : 'Show more'}
          </button>
        </p>
      )}
    </div>
  );
}
