import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { focusRow } from '../shared/focus-row.ts';
import { useKeys } from '../shared/keyboard.ts';

interface Options {
  ids: readonly string[];
  rowHeight: number;
  following: boolean;
  onFollow: (following: boolean) => void;
  /** The reader comes near the beginning, and what is before it is wanted. */
  onNearTop: () => void;
}

const nearTopPixels = 400;

/**
 * The visible rows of a list that grows at its end. While it is followed its end stays in sight;
 * scrolled up, the row at the top stays where it is, whatever comes before or after it.
 */
export function useTail({ ids, rowHeight, following, onFollow, onNearTop }: Options) {
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef({ id: '', offset: 0 });
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 12,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes.
  useEffect(() => virtual.measure(), [rowHeight]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (following) {
      element.scrollTop = element.scrollHeight;
      return;
    }
    const at = ids.indexOf(anchor.current.id);
    if (at >= 0) element.scrollTop = at * rowHeight + anchor.current.offset;
  }, [ids, following, rowHeight]);

  function onScroll() {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const first = Math.floor(scrollTop / rowHeight);
    anchor.current = { id: ids[first] ?? '', offset: scrollTop - first * rowHeight };
    onFollow(scrollHeight - scrollTop - clientHeight < rowHeight);
    if (scrollTop < nearTopPixels) onNearTop();
  }

  const rows = { scroller, virtual, count: ids.length, outside: ids.length };
  const down = () => focusRow(rows, 1);
  const up = () => focusRow(rows, -1);
  useKeys({ j: down, k: up, ArrowDown: down, ArrowUp: up, f: () => onFollow(!following) });
  return { scroller, virtual, onScroll };
}
