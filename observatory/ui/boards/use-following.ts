import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLive } from '../shared/live.ts';

const rereadMs = 3000;
/** The time goes on without new spans, too. */
const moveOnMs = 20_000;

/** Asks the tiles in sight again as traces come, every few seconds at most, and as time goes on. */
export function useFollowing(follow: boolean) {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const reread = useEffectEvent(() => {
    timer.current = undefined;
    if (!follow || document.hidden) return;
    void client.invalidateQueries({ queryKey: ['tile'] }, { cancelRefetch: false });
  });
  const later = () => {
    if (follow) timer.current ??= setTimeout(() => reread(), rereadMs);
  };
  useLive('traces', later);
  useLive('resync', later);
  useEffect(() => {
    const onVisible = () => reread();
    const moving = setInterval(() => reread(), moveOnMs);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearInterval(moving);
      clearTimeout(timer.current);
      timer.current = undefined;
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, []);
}
