import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import type { CriticalSection } from '../../api.ts';
import { useNarrow } from '../shared/use-media.ts';
import { Axis } from './axis.tsx';
import { spanMatches } from './find.ts';
import { type Interval, tickPattern } from './scale.ts';
import { criticalBySpan } from './segments.ts';
import type { Rows } from './use-rows.ts';
import { WaterfallRow } from './waterfall-row.tsx';

interface Props {
  rows: Rows;
  path: readonly CriticalSection[];
  view: Interval;
  find: string;
  selectedId: string | null;
  onSelect: (spanId: string) => void;
  onZoom: (view: Interval) => void;
}

/** The tree of spans against time, as a treegrid; only the rows that can be seen are drawn. */
export function Waterfall({ rows, path, view, find, selectedId, onSelect, onZoom }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const rowHeight = narrow ? 46 : 28;
  const wanted = narrow ? 3 : 7;
  const grid = tickPattern(view, wanted);
  const virtual = useVirtualizer({
    count: rows.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows.rows[index]?.span.span_id ?? index,
    overscan: 10,
  });
  const critical = useMemo(() => criticalBySpan(path), [path]);
  const activeId = rows.active?.span.span_id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes.
  useEffect(() => virtual.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the row in hand, not every new row.
  useEffect(() => virtual.scrollToIndex(rows.index, { align: 'auto' }), [activeId]);

  return (
    <div className="scroller waterfall" ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows it, and rows and cells then need no roles of their own.
        role="treegrid"
        aria-label="Spans of the trace"
        aria-rowcount={rows.rows.length + 1}
        aria-activedescendant={activeId && `row-${activeId}`}
        tabIndex={0}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Span</th>
            <th scope="col" className="axis-cell">
              <Axis view={view} wanted={wanted} onZoom={onZoom} />
            </th>
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize(), ...gridStyle(grid) }}>
          {virtual.getVirtualItems().map((item) => {
            const node = rows.rows[item.index];
            if (!node) return null;
            const id = node.span.span_id;
            return (
              <WaterfallRow
                key={item.key}
                node={node}
                rowIndex={item.index + 2}
                top={item.start}
                view={view}
                critical={critical.get(id)}
                collapsed={rows.collapsed.has(id)}
                active={id === activeId}
                selected={id === selectedId}
                dimmed={find.trim() !== '' && !spanMatches(node, find)}
                onToggle={rows.toggle}
                onSelect={onSelect}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The ticks go on as faint lines behind the bars. */
function gridStyle({ first, step }: { first: number; step: number }): CSSProperties {
  return { '--tick-first': `${first}%`, '--tick-step': `${step}%` } as CSSProperties;
}
