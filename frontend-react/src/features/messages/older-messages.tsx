import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef } from 'react';
import styles from './thread.module.css';
import { ThreadSkeleton } from './thread-skeleton.tsx';

/** So far ahead that one seldom meets the beginning of a page. */
const AHEAD = '600px';

interface OlderMessagesProps {
  thread: UseInfiniteQueryResult;
  scroller: RefObject<HTMLElement | null>;
}

/** Above the oldest message: older ones when it comes near, and a button for the keyboard. */
export function OlderMessages({ thread, scroller }: OlderMessagesProps) {
  const { hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, fetchNextPage } =
    thread;
  const edge = useRef<HTMLDivElement>(null);
  const mayLoad = hasNextPage && !isFetching && !isFetchNextPageError;
  useEffect(() => {
    if (!mayLoad || !edge.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { root: scroller.current, rootMargin: `${AHEAD} 0px 0px 0px` },
    );
    observer.observe(edge.current);
    return () => observer.disconnect();
  }, [mayLoad, fetchNextPage, scroller]);

  if (!hasNextPage) return null;
  return (
    <div ref={edge} className={styles.older}>
      {isFetchingNextPage ? (
        <ThreadSkeleton />
      ) : (
        <button
          type="button"
          name="show-older"
          className="button button-quiet"
          onClick={() => {
            scroller.current?.focus({ preventScroll: true });
            void fetchNextPage();
          }}
        >
          {isFetchNextPageError ? 'That did not work: try again' : 'Show older messages'}
        </button>
      )}
    </div>
  );
}
