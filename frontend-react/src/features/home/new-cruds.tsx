import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { causedByLive, subscribeLive } from '../../shared/live.ts';
import { useMe } from '../../shared/me.ts';
import { type FeedName, feeds } from './feeds.ts';
import { freshPage, newIn, withFresh } from './fresh.ts';
import { inTurns } from './in-turns.ts';
import styles from './new-cruds.module.css';
import { postCrudKey } from './use-post-crud.ts';

interface NewCrudsProps {
  name: FeedName;
  /** Of the feed; takes the focus when they are shown. */
  heading: RefObject<HTMLElement | null>;
}

const PAUSE_MS = 3_000;

/** Offers what was written since the feed was loaded, instead of moving it under the reader's eyes. */
export function NewCruds({ name, heading }: NewCrudsProps) {
  const client = useQueryClient();
  const { data: feed } = useInfiniteQuery({ ...feeds[name], enabled: false });
  const { data: fresh } = useQuery(freshPage(client, name));
  const self = useMe();

  useEffect(() => {
    const { ask, stop } = inTurns(PAUSE_MS, () => {
      causedByLive(() => void client.invalidateQueries({ queryKey: ['fresh', name] }));
    });
    const unsubscribe = subscribeLive((event) => {
      const isNew = event.kind === 'crud' && !event.reply_to_activity_uuid;
      if (isNew || event.kind === 'hello') ask();
    });
    return () => {
      stop();
      unsubscribe();
    };
  }, [client, name]);

  // My own is known by its pending place until it is confirmed.
  const posting = client.isMutating({ mutationKey: postCrudKey }) > 0;
  const found = fresh && feed ? newIn(fresh, feed) : [];
  const { length } = posting ? found.filter(({ handle }) => handle !== self?.handle) : found;
  const show = async () => {
    if (!fresh) return;
    const { queryKey } = feeds[name];
    // A next page that is under way would be put below the feed as it was, without these.
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, (now) => now && withFresh(fresh, now));
    heading.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  };
  return (
    <div role="status" className={styles.place}>
      {length > 0 && (
        <button type="button" name="show-new" className={`button ${styles.pill}`} onClick={show}>
          <ArrowUp size={16} aria-hidden="true" />
          {length}
          {length === found.length && fresh?.next && length >= fresh.activities.length ? '+' : ''}{' '}
          new {length === 1 ? 'crud' : 'cruds'}
        </button>
      )}
    </div>
  );
}
