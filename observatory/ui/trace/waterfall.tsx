import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import type { CriticalSection } from '../../api.ts';
import { useNarrow } from '../shared/use-media.ts';
import { Axis } from './axis.tsx';
import { spanMatches } from './find.ts';
import { ItemRow } from './item-row.tsx';
import { type Interval, tickPattern } from './scale.ts';
import { criticalBySpan } from './segments.ts';
import type { Lines } from './use-lines.ts';
import { WaterfallRow } from './waterfall-row.tsx';

interface Props {
  lines: Lines;
  path: readonly CriticalSection[];
  view: Interval;
  find: string;
  selectedId: string | null;
  /** Takes a row's id: a span's, or that of a log line, an error or a segment. */
  onSelect: (id: string) => void;
  onZoom: (view: Interval) => void;
}

/** The trace against time, as a treegrid; only the rows that can be seen are drawn. */
export function Waterfall({ lines, path, view, find, selectedId, onSelect, onZoom }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const rowHeight = narrow ? 46 : 28;
  const wanted = narrow ? 3 : 7;
  const grid = tickPattern(view, wanted);
  const virtual = useVirtualizer({
    count: lines.lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => lines.lines[index]?.id ?? index,
    overscan: 10,
  });
  const critical = useMemo(() => criticalBySpan(path), [path]);
  const activeId = lines.active?.id;

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew when their height changes.
  useEffect(() => virtual.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the row in hand, not every new row.
  useEffect(() => virtual.scrollToIndex(lines.index, { align: 'auto' }), [activeId]);

  return (
    <div className="scroller waterfall" ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows it, and rows and cells then need no roles of their own.
        role="treegrid"
        aria-label="Spans of the trace"
        aria-rowcount={lines.lines.length + 1}
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
            const line = lines.lines[item.index];
            if (!line) return null;
            const { id } = line;
            const row = {
              rowIndex: item.index + 2,
              top: item.start,
              view,
              active: id === activeId,
              selected: id === selectedId,
              onToggle: () => lines.setOpen(line, !line.open),
              onSelect,
            };
            if (line.kind !== 'span') return <ItemRow key={item.key} line={line} {...row} />;
            return (
              <WaterfallRow
                key={item.key}
                node={line.node}
                critical={critical.get(id)}
                marks={lines.marks.get(id)}
                collapsed={line.open === false}
                dimmed={find.trim() !== '' && !spanMatches(line.node, find)}
                {...row}
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
