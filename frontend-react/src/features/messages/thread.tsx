import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { ArrowDown } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '../../shared/store.ts';
import { announce } from '../../shared/ui/announcer.tsx';
import { Lines } from './lines.tsx';
import type { ThreadPage } from './messages.api.ts';
import { OlderMessages } from './older-messages.tsx';
import { type Outgoing, outbox } from './outbox.ts';
import styles from './thread.module.css';
import { ThreadSkeleton } from './thread-skeleton.tsx';
import { timeline } from './timeline.ts';
import { useMarkThreadRead } from './use-mark-thread-read.ts';
import { useScrollPlace } from './use-scroll-place.ts';

interface ThreadProps {
  handle: string;
  thread: UseInfiniteQueryResult<InfiniteData<ThreadPage>>;
  onRetry: (outgoing: Outgoing) => void;
}

const NO_PAGES: ThreadPage[] = [];

/** What two people said, oldest to newest, at its end until one scrolls up. */
export function Thread({ handle, thread, onRetry }: ThreadProps) {
  const scroller = useRef<HTMLElement>(null);
  const { waiting } = useStore(outbox);
  const pages = thread.data?.pages ?? NO_PAGES;
  const other = pages[0]?.with;
  const days = useMemo(
    () =>
      timeline(
        pages,
        waiting.filter((each) => each.handle === handle.toLowerCase()),
      ),
    [pages, waiting, handle],
  );
  const last = days.at(-1)?.lines.at(-1);
  const theirs = pages[0]?.messages.find(({ mine }) => !mine);
  const { atEnd, onScroll, toEnd } = useScrollPlace(scroller, last?.key ?? '');
  useMarkThreadRead(handle, theirs?.uuid, atEnd);
  const hasNew = useNewBelow(theirs?.uuid, atEnd);

  // Whoever sends wants to see it there.
  const sent = last?.outgoing?.key;
  useEffect(() => {
    if (sent) scroller.current?.scrollTo({ top: 0 });
  }, [sent]);
  useAnnounced(theirs?.uuid, theirs && `${theirs.display_name}: ${theirs.message}`);

  return (
    <div className={styles.frame}>
      <section
        ref={scroller}
        className={styles.scroller}
        aria-label={`Messages with ${other?.display_name ?? `@${handle}`}`}
        aria-busy={thread.isPending}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller that the keyboard must reach.
        tabIndex={0}
        onScroll={onScroll}
      >
        {/* A box that grows upwards counts as one that moves: the messages have another than the bones. */}
        <div key={thread.isPending ? 'bones' : 'messages'} className={styles.inner}>
          {thread.isPending && <ThreadSkeleton />}
          <OlderMessages thread={thread} scroller={scroller} />
          {thread.isSuccess && days.length === 0 && (
            <p className={styles.nothing}>Nothing was said yet. Only the two of you can read it.</p>
          )}
          <Lines days={days} other={other} onRetry={onRetry} />
        </div>
      </section>
      {hasNew && (
        <button type="button" name="new-messages" className={styles.pill} onClick={toEnd}>
          <ArrowDown size={16} aria-hidden="true" />
          New messages
        </button>
      )}
    </div>
  );
}

/** Whether something came while its reader was further up. */
function useNewBelow(newest: string | undefined, atEnd: boolean): boolean {
  const [seen, setSeen] = useState(newest);
  if (newest !== seen && (atEnd || seen === undefined)) setSeen(newest);
  return newest !== seen && !atEnd;
}

/** Reads out what comes while the thread is open. */
function useAnnounced(uuid: string | undefined, text: string | undefined): void {
  const before = useRef(uuid);
  useEffect(() => {
    if (before.current && uuid && before.current !== uuid && text) announce(text);
    before.current = uuid;
  }, [uuid, text]);
}
