import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useDeferredValue, useState } from 'react';
import { useLocation } from 'react-router';
import { scrollPositionOf } from '../scroll-positions.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { CrudCard } from './crud-card.tsx';
import { CrudSkeletons } from './crud-skeleton.tsx';
import { ListEnd } from './list-end.tsx';
import type { ActivityPage, FeedItem } from './lists.ts';
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
  /** How many nearly fill a phone's screen; those below may take a moment longer. */
  firstScreen?: number;
}

/** A list of cruds that is read on as one scrolls, in whichever state it is. */
export function CrudList(props: CrudListProps) {
  const { list, label, failure, empty, end, heading, skeletons = 6, firstScreen = 3 } = props;
  const alive = useAlive(list.data?.pages);
  const { key } = useLocation();
  // Further down the page, the place would be lost without the whole height at once.
  const [whole] = useState(
    () => list.data !== undefined && (scrollY > 0 || (scrollPositionOf(key) ?? 0) > 0),
  );

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
    <Cruds
      alive={alive}
      first={whole ? alive.length : firstScreen}
      label={label}
      busy={list.isFetching}
    >
      <ListEnd list={list} end={end} />
    </Cruds>
  );
}

interface CrudsProps {
  alive: FeedItem[];
  /** How many the first paint has. */
  first: number;
  label: string;
  busy: boolean;
  /** Below the last one. */
  children: ReactNode;
}

/** The first screen at once, and the rest in pieces between which a tap is answered. */
function Cruds({ alive, first, label, busy, children }: CrudsProps) {
  const shown = useDeferredValue(alive.length, Math.min(first, alive.length));
  return (
    <>
      <div role="feed" aria-label={label} aria-busy={busy || shown < alive.length}>
        {alive.slice(0, shown).map((item) => (
          <CrudCard key={item.pendingId ?? item.uuid} activity={item} />
        ))}
      </div>
      {shown >= alive.length && children}
    </>
  );
}
