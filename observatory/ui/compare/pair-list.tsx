import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useKeys } from '../shared/keyboard.ts';
import { useNarrow } from '../shared/use-media.ts';
import type { Interval } from '../trace/scale.ts';
import type { Pair } from './align.ts';
import { PairRow } from './pair-row.tsx';

interface Props {
  pairs: readonly Pair[];
  view: Interval;
  selected: number | null;
  onSelect: (index: number) => void;
}

/** Both traces against time, a row a pair; only the rows that can be seen are drawn. */
export function PairList({ pairs, view, selected, onSelect }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useNarrow() ? 62 : 38;
  const virtual = useVirtualizer({
    count: pairs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes.
  useEffect(() => virtual.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the row in hand only.
  useEffect(() => {
    if (selected !== null) virtual.scrollToIndex(selected, { align: 'auto' });
  }, [selected]);
  const move = (by: number) => {
    const next = selected === null ? 0 : selected + by;
    onSelect(Math.min(pairs.length - 1, Math.max(0, next)));
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  });

  return (
    <div className="scroller pair-list" ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows it, and rows and cells then need no roles of their own.
        role="treegrid"
        aria-label="Spans of both traces"
        aria-rowcount={pairs.length + 1}
        aria-activedescendant={selected === null ? undefined : `pair-${selected}`}
        tabIndex={0}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Span, and how much longer it took in B</th>
            <th scope="col">A over B, each from its own start</th>
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const pair = pairs[item.index];
            return (
              pair && (
                <PairRow
                  key={item.key}
                  pair={pair}
                  view={view}
                  top={item.start}
                  selected={item.index === selected}
                  onSelect={onSelect}
                />
              )
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
