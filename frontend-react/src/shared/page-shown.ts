import { useEffect } from 'react';

const waiting = new Set<() => void>();

/** Calls `then` once React has committed the page that the router is at, and run its effects. */
export function oncePageShown(then: () => void): void {
  waiting.add(then);
}

/** Resolves once the page is there that the router was told to go to. */
export function pageShown(): Promise<void> {
  return new Promise(oncePageShown);
}

/**
 * Says that the page at `place` is there. The router is done long before: a page whose code has to
 * be loaded first begins its requests only when it is shown.
 */
export function usePageShown(place?: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is what there is to say.
  useEffect(() => {
    for (const then of waiting) then();
    waiting.clear();
  }, [place]);
}
