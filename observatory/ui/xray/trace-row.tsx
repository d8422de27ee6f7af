import { Link } from 'react-router';
import type { XrayTraceSummary } from '../../api/xray.ts';
import { toXray } from '../../ids.ts';
import { Age } from '../shared/age.tsx';
import { duration, exactDuration, plural } from '../shared/format.ts';
import { ServiceChip } from '../shared/service-chip.tsx';

/** One trace; the whole row leads to its page. */
export function TraceRow({ trace }: { trace: XrayTraceSummary }) {
  const { trace_id: id, method, url, status, segments, subsegments } = trace;
  const parts = `${plural(segments, 'segment')}, ${plural(subsegments, 'subsegment')}`;
  return (
    <tr className="link-row xray-row">
      <td className="col-name">
        <Link to={`/trace/${id}`} title={toXray(id)} aria-label={`${trace.name}, ${toXray(id)}`}>
          <ServiceChip name={trace.name} />
        </Link>
      </td>
      <td className="col-request mono" title={url ?? undefined}>
        {url === null ? <span className="quiet">no request</span> : `${method ?? ''} ${path(url)}`}
      </td>
      <td className="col-status number mono">
        {status !== null && <span className={status >= 500 ? 'error-text' : ''}>{status}</span>}
        <Flags trace={trace} />
      </td>
      <td className="col-duration number mono" title={exactDuration(trace.duration_ms)}>
        {trace.partial ? <span className="quiet">in progress</span> : duration(trace.duration_ms)}
      </td>
      <td className="col-parts number mono" title={parts}>
        {segments} <span className="quiet">+ {subsegments}</span>
      </td>
      <td className="col-started number mono">
        <Age ms={trace.start_ms} />
      </td>
    </tr>
  );
}

/** X-Ray's words: a fault is the server's, an error the caller's, a throttle a limit's. */
function Flags({ trace: { fault, error, throttle } }: { trace: XrayTraceSummary }) {
  return (
    <>
      {fault && <span className="flag error-text">fault</span>}
      {error && <span className="flag error-text">error</span>}
      {throttle && <span className="flag warn-text">throttle</span>}
    </>
  );
}

/** Without its origin, which is the same in every row. */
function path(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return pathname + search;
}
