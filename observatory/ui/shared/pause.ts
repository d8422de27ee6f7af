import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';

const watchers = new Set<() => void>();
let paused = false;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function setPaused(next: boolean) {
  paused = next;
  for (const watcher of watchers) watcher();
}

/** Whether the reader wants everything to stand still; the same on all screens. */
export function usePause(): { paused: boolean; setPaused: (paused: boolean) => void } {
  return { paused: useSyncExternalStore(watch, () => paused), setPaused };
}

/** Acts at once; while paused it waits, and then acts once, however often it was asked to. */
export function usePausable(action: () => void): () => void {
  const now = usePause().paused;
  const missed = useRef(false);
  const act = useEffectEvent(action);
  useEffect(() => {
    if (now || !missed.current) return;
    missed.current = false;
    act();
  }, [now]);
  return () => {
    if (paused) missed.current = true;
    else action();
  };
}

/** The value as it is; while paused, as it was. */
export function useFrozen<T>(value: T): T {
  const { paused: now } = usePause();
  const [kept, setKept] = useState(value);
  if (!now && kept !== value) setKept(value);
  // Before anything was read there is nothing to hold on to.
  return now && kept !== undefined ? kept : value;
}
