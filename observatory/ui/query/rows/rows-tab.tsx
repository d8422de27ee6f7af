import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { RowsAnswer, Scalar } from '../../../api/query.ts';
import { plural } from '../../shared/format.ts';
import { Unread } from '../../shared/states.tsx';
import { moment } from '../../shared/time.ts';
import type { Asked } from '../actions.ts';
import { askRows } from '../api.ts';
import { useAnswer } from '../use-answer.ts';
import { AddColumn } from './add-column.tsx';
import { columnsOfRows } from './columns-of-rows.ts';
import { RowCell } from './row-cell.tsx';
import { RowHead } from './row-head.tsx';

const rowHeight = 30;
const timeWidth = 118;

/** The rows themselves: spans, and their events and links, the newest first. */
export function RowsTab({ asked, follow }: { asked: Asked; follow: boolean }) {
  const rows = useAnswer('rows', asked.request, askRows, follow);
  if (!rows.answer) return <Unread what="rows" rows={12} error={rows.error} retry={rows.retry} />;
  const columns = columnsOfRows(asked);
  return (
    <div data-stale={rows.stale || undefined}>
      <div className="rows-bar">
        <span>
          {rows.answer.complete
            ? plural(rows.answer.rows.length, 'row')
            : `The newest ${plural(rows.answer.rows.length, 'row')} of those that match`}
        </span>
        <AddColumn asked={asked} columns={columns} />
      </div>
      <RowTable answer={rows.answer} columns={columns} asked={asked} />
    </div>
  );
}

interface TableProps {
  answer: RowsAnswer;
  columns: readonly string[];
  asked: Asked;
}

function RowTable({ answer: { rows }, columns, asked }: TableProps) {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const layout = layoutOf(columns);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is outside the view is reached by scrolling with the keys.
    <section className="rows-scroller" ref={scroller} tabIndex={0} aria-label="Raw rows">
      <table className="row-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr style={layout} aria-rowindex={1}>
            <th scope="col">Start</th>
            {columns.map((column) => (
              <RowHead key={column} column={column} columns={columns} asked={asked} />
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize(), minWidth: layout.minWidth }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <tr
                key={index}
                aria-rowindex={index + 2}
                style={{ ...layout, transform: `translateY(${start}px)` }}
              >
                <td>
                  <RowLink at={row.timestamp_ms} values={row.values} />
                </td>
                {columns.map((column) => (
                  <td key={column}>
                    <RowCell column={column} value={row.values[column] ?? null} asked={asked} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The widths of the columns, in pixels at least; names and texts get more of what is left. */
function layoutOf(columns: readonly string[]) {
  const widths = columns.map((column) =>
    /(^|\.)(name|text|message|url)$/.test(column) ? 220 : 130,
  );
  const tracks = widths.map((width) => `minmax(${width}px, ${width}fr)`);
  const minWidth = widths.reduce((sum, width) => sum + width, timeWidth);
  return { gridTemplateColumns: [`${timeWidth}px`, ...tracks].join(' '), minWidth };
}

/** When it began, and the way to its trace; an event or a link leads to the span that has it. */
function RowLink({ at, values }: { at: number; values: Record<string, Scalar> }) {
  const clock = moment(at).slice(11, 23);
  const traceId = values['trace.trace_id'];
  const isSpan = values['meta.annotation_type'] === undefined;
  const spanId = values[isSpan ? 'trace.span_id' : 'trace.parent_id'];
  if (typeof traceId !== 'string') return clock;
  const search = typeof spanId === 'string' ? `?span=${spanId}` : '';
  return (
    <Link to={`/trace/${traceId}${search}`} title={`${moment(at)} · open the trace`}>
      {clock}
    </Link>
  );
}
