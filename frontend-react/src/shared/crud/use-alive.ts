import { useMemo } from 'react';
import { useClock } from '../clock.ts';
import type { ActivityPage, FeedItem } from './lists.ts';

/** Time that an expired crud has to fade out (`--motion` in tokens.css, and a little more). */
const FADE_MS = 200;

/**
 * The cruds that are neither expired nor deleted, each once: one that moved between pages while
 * they were loaded comes in both. A card fades by itself on the tick at which it expires, and is
 * left out on the next.
 */
export function useAlive(pages: readonly ActivityPage[] | undefined): FeedItem[] {
  const unique = useMemo(() => {
    const byId = new Map<string, FeedItem>();
    for (const page of pages ?? []) {
      for (const item of page.activities) {
        if (!item.hidden && !byId.has(item.uuid)) byId.set(item.uuid, item);
      }
    }
    return [...byId.values()];
  }, [pages]);
  const aliveIds = useClock((now) =>
    unique
      .filter((item) => Date.parse(item.expires_at) + FADE_MS > now)
      .map((item) => item.uuid)
      .join(),
  );
  return useMemo(() => {
    const ids = new Set(aliveIds.split(','));
    return unique.filter((item) => ids.has(item.uuid));
  }, [unique, aliveIds]);
}
