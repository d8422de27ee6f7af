import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { CrudSkeletons } from '../../shared/crud/crud-skeleton.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import styles from './feed-end.module.css';

/** Far enough ahead that a reader at an ordinary pace never meets the end of a page. */
const AHEAD = '800px';

/** Below the last crud: more when it comes near, a button for the keyboard, or the end. */
export function FeedEnd({ feed }: { feed: UseInfiniteQueryResult }) {
  const { hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = feed;
  const edge = useRef<HTMLDivElement>(null);
  const mayLoad = hasNextPage && !isFetching && !isFetchNextPageError;

  useEffect(() => {
    if (!mayLoad || !edge.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: `0px 0px ${AHEAD} 0px` },
    );
    observer.observe(edge.current);
    return () => observer.disconnect();
  }, [mayLoad, fetchNextPage]);

  return (
    <div ref={edge}>
      {isFetchingNextPage && <CrudSkeletons count={3} />}
      {isFetchNextPageError && !isFetchingNextPage && (
        <ErrorNotice
          title="The next cruds could not be loaded"
          error={feed.error}
          onRetry={() => fetchNextPage()}
        />
      )}
      {mayLoad && (
        <p className={styles.end}>
          <button
            type="button"
            name="show-more"
            className="button button-quiet"
            onClick={() => fetchNextPage()}
          >
            Show more
          </button>
        </p>
      )}
      {!hasNextPage && <p className={styles.end}>You have seen every crud that is still alive.</p>}
    </div>
  );
}
