import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { CrudCard } from './crud-card.tsx';
import { CrudSkeletons } from './crud-skeleton.tsx';
import { ListEnd } from './list-end.tsx';
import type { ActivityPage } from './lists.ts';
import { useAlive } from './use-alive.ts';

interface CrudListProps {
  list: UseInfiniteQueryResult<InfiniteData<ActivityPage>>;
  /** What it is, for a screen reader. */
  label: string;
  /** As `The feed could not be loaded`. */
  failure: string;
  /** Instead of a list without cruds. */
  empty: ReactNode;
  /** Below the last crud. */
  end: string;
  /** Stands above in every state, and takes the focus from a control that goes away. */
  heading: RefObject<HTMLElement | null>;
  skeletons?: number;
}

/** A list of cruds that is read on as one scrolls, in whichever state it is. */
export function CrudList(props: CrudListProps) {
  const { list, label, failure, empty, end, heading, skeletons = 6 } = props;
  const alive = useAlive(list.data?.pages);

  if (list.isPending) {
    return (
      <section aria-label={label} aria-busy="true">
        <p className="sr-only">Loading…</p>
        <CrudSkeletons count={skeletons} />
      </section>
    );
  }
  if (!list.data) {
    return (
      <ErrorNotice
        title={failure}
        error={list.error}
        onRetry={() => {
          heading.current?.focus();
          void list.refetch();
        }}
      />
    );
  }
  if (alive.length === 0 && !list.hasNextPage) return empty;
  return (
    <>
      <div role="feed" aria-label={label} aria-busy={list.isFetching}>
        {alive.map((item) => (
          <CrudCard key={item.pendingId ?? item.uuid} activity={item} />
        ))}
      </div>
      <ListEnd list={list} end={end} />
    </>
  );
}
