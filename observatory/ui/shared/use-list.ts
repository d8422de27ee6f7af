import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { focusRow } from './focus-row.ts';
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

  const rows = { scroller, virtual, count: ids.length, outside: -1 };
  const down = () => focusRow(rows, 1);
  const up = () => focusRow(rows, -1);
  const first = () => ids[0] && open(ids[0]);
  useKeys({ j: down, k: up, ArrowDown: down, ArrowUp: up, Enter: first });
  return { scroller, virtual };
}
