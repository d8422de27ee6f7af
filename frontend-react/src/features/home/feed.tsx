import { useInfiniteQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { CrudCard } from '../../shared/crud/crud-card.tsx';
import { CrudSkeletons } from '../../shared/crud/crud-skeleton.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { EmptyFeed } from './empty-feed.tsx';
import { FeedEnd } from './feed-end.tsx';
import { homeFeed } from './home.api.ts';
import { useAlive } from './use-alive.ts';

const FIRST_SKELETONS = 6;

interface FeedProps {
  /** Stands above in every state, and takes the focus from a control that goes away. */
  heading: RefObject<HTMLElement | null>;
}

/** The cruds of everybody, newest first, in whichever state they are. */
export function Feed({ heading }: FeedProps) {
  const feed = useInfiniteQuery(homeFeed);
  const alive = useAlive(feed.data?.pages);

  if (feed.isPending) {
    return (
      <section aria-label="Cruds" aria-busy="true">
        <p className="sr-only">Loading the feed…</p>
        <CrudSkeletons count={FIRST_SKELETONS} />
      </section>
    );
  }
  if (!feed.data) {
    return (
      <ErrorNotice
        title="The feed could not be loaded"
        error={feed.error}
        onRetry={() => {
          heading.current?.focus();
          void feed.refetch();
        }}
      />
    );
  }
  if (alive.length === 0 && !feed.hasNextPage) return <EmptyFeed />;
  return (
    <>
      <div role="feed" aria-label="Cruds" aria-busy={feed.isFetching}>
        {alive.map((item) => (
          <CrudCard
            key={item.pendingId ?? item.uuid}
            activity={item}
            pending={item.pending ?? false}
          />
        ))}
      </div>
      <FeedEnd feed={feed} />
    </>
  );
}
