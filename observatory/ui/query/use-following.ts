import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLive } from '../shared/live.ts';
import { usePausable } from '../shared/pause.ts';

/**
 * Reads again as new traces come, with a pause of `everyMs` at least, and only while the page is looked at and
 * nothing is paused.
 */
export function useFollowing(queryKey: QueryKey, follow: boolean, everyMs: () => number) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const missed = useRef(false);
  const reread = useEffectEvent(() => {
    timer.current = undefined;
    missed.current = document.hidden;
    if (follow && !document.hidden) client.refetchQueries({ queryKey }, { cancelRefetch: false });
  });
  const later = usePausable(() => {
    timer.current ??= setTimeout(() => reread(), everyMs());
  });
  useLive('traces', later);
  useLive('resync', later);
  useEffect(() => {
    const onVisible = () => missed.current && reread();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      clearTimeout(timer.current);
    };
  }, []);
}
