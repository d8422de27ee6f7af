import { memo } from 'react';
import { Link } from 'react-router';
import type { LogEvent } from '../../api/logs.ts';
import { shortId } from '../../ids.ts';
import { ListRow, type Place } from '../shared/list-table.tsx';
import { moment } from '../shared/time.ts';
import { lineOf } from './line.ts';
import { toneOf } from './tone.ts';

interface Props extends Place {
  event: LogEvent;
  selected: boolean;
  /** The address with this row opened. */
  to: string;
}

export const LogRow = memo(function LogRow({ event, index, top, selected, to }: Props) {
  const { text, fields } = lineOf(event);
  return (
    <ListRow
      className="log-row"
      index={index}
      top={top}
      data-tone={toneOf(event.level)}
      data-selected={selected || undefined}
    >
      <td className="col-time" title={moment(event.time_ms)}>
        {moment(event.time_ms).slice(11, 23)}
      </td>
      <td className="col-level">{event.level ?? ''}</td>
      <td className="col-message">
        <Link className="row-link" to={to} replace aria-current={selected || undefined}>
          {text}
        </Link>
        {fields && <span className="log-fields">{fields}</span>}
      </td>
      <td className="col-stream" title={`${event.group} / ${event.stream}`}>
        {shortStream(event.stream)}
      </td>
      <td className="col-trace">
        {event.trace_id && (
          <Link to={`/trace/${event.trace_id}`} className="trace-link" title={event.trace_id}>
            <span className="visually-hidden">Trace </span>
            {shortId(event.trace_id)}
          </Link>
        )}
      </td>
    </ListRow>
  );
});

/** What tells streams apart: of `service/date/process` the service and the start of the process. */
function shortStream(stream: string): string {
  const parts = stream.split('/');
  if (parts.length < 3) return stream;
  return `${parts[0]}/…/${parts.at(-1)?.slice(0, 8)}`;
}
