import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { CrudSkeletons } from './crud-skeleton.tsx';
import styles from './list-end.module.css';

/** Far enough ahead that a reader at an ordinary pace never meets the end of a page. */
const AHEAD = '800px';

interface ListEndProps {
  list: UseInfiniteQueryResult;
  /** What stands below the last one. */
  end: string;
}

/** Below the last crud: more when it comes near, a button for the keyboard, or the end. */
export function ListEnd({ list, end }: ListEndProps) {
  const { hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const edge = useRef<HTMLDivElement>(null);
  const failed = isFetchNextPageError && !isFetchingNextPage;
  const mayLoad = hasNextPage && !isFetching && !failed;

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

  const loadByHand = () => {
    // The control goes away: the keyboard goes on from the last crud, to those that come.
    const shown = edge.current?.previousElementSibling?.lastElementChild;
    if (shown instanceof HTMLElement) shown.focus({ preventScroll: true });
    void fetchNextPage();
  };
  return (
    <div ref={edge}>
      {isFetchingNextPage && <CrudSkeletons count={3} />}
      {failed && (
        <ErrorNotice
          title="The next cruds could not be loaded"
          error={list.error}
          onRetry={loadByHand}
        />
      )}
      {mayLoad && (
        <p className={styles.end}>
          <button
            type="button"
            name="show-more"
            className="button button-quiet"
            onClick={loadByHand}
          >
            Show more
          </button>
        </p>
      )}
      {!hasNextPage && <p className={styles.end}>{end}</p>}
    </div>
  );
}
