import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { useKeys } from './keyboard.ts';

/** Where each list was left, so that going back returns there. Bounded by forgetting all at once. */
const leftAt = new Map<string, number>();

/**
 * The visible rows of a long list, `j` and `k` between them, and the scroll position remembered.
 * `open` is what Enter does while no row has the focus.
 */
export function useList(ids: readonly string[], rowHeight: number, open: (id: string) => void) {
  const scroller = useRef<HTMLDivElement>(null);
  const { key } = useLocation();
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
    initialOffset: leftAt.get(key) ?? 0,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes.
  useEffect(() => virtual.measure(), [rowHeight]);
  useEffect(() => {
    const element = scroller.current;
    return () => {
      if (leftAt.size > 100) leftAt.clear();
      leftAt.set(key, element?.scrollTop ?? 0);
    };
  }, [key]);

  function move(by: number) {
    const row = document.activeElement?.closest('[data-index]');
    const from = row instanceof HTMLElement ? Number(row.dataset.index) : -1;
    const to = Math.min(ids.length - 1, Math.max(0, from + by));
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => {
      const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"] a`);
      link?.focus({ preventScroll: true });
    });
  }
  const down = () => move(1);
  const up = () => move(-1);
  const first = () => ids[0] && open(ids[0]);
  useKeys({ j: down, k: up, ArrowDown: down, ArrowUp: up, Enter: first });
  return { scroller, virtual };
}
