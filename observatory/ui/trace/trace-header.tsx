import { ArrowLeft, CircleAlert, CircleDashed, Download } from 'lucide-react';
import { Link } from 'react-router';
import type { Related } from '../../api/related.ts';
import type { TraceDetail } from '../../api.ts';
import { CompareButton } from '../compare/compare-button.tsx';
import { Age } from '../shared/age.tsx';
import { exportTrace } from '../shared/api.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { count, duration, exactDuration, percent, plural } from '../shared/format.ts';
import { moment, nanoToMs } from '../shared/time.ts';
import { Ids } from './ids.tsx';
import { Notes } from './notes.tsx';
import { Shares } from './shares.tsx';
import { VendorBadges } from './vendor-badges.tsx';

interface Props {
  detail: TraceDetail;
  related: Related | undefined;
  spanId: string | null;
  /** The panel lies over it. */
  covered: boolean;
}

/** What the trace is, how long it took and whose time that was. */
export function TraceHeader({ detail, related, spanId, covered }: Props) {
  const { trace } = detail;
  const started = nanoToMs(trace.start_unix_nano);
  return (
    <header className="trace-head" inert={covered}>
      <div className="title-bar trace-title">
        <Link to="/" className="icon-button" aria-label="Back to the live list" title="Back (Esc)">
          <ArrowLeft size={16} aria-hidden />
        </Link>
        <h1 title={trace.name}>{trace.name}</h1>
        {trace.error_count > 0 && (
          <span className="error-text fact-icon">
            <CircleAlert size={14} aria-hidden />
            {plural(trace.error_count, 'error')}
          </span>
        )}
        {!trace.complete && trace.span_count > 0 && (
          <span className="fact-icon">
            <CircleDashed size={14} aria-hidden />
            open
          </span>
        )}
        <span className="spacer" />
        {trace.span_count > 0 && (
          <a
            className="icon-button"
            href={`/api/traces/${trace.trace_id}/export`}
            download
            aria-label="Download the trace as OTLP JSON"
            title="Download the trace as OTLP JSON"
          >
            <Download size={16} aria-hidden />
          </a>
        )}
        {trace.span_count > 0 && <CompareButton trace={trace} />}
        {trace.span_count > 0 && (
          <CopyButton
            text={async () => JSON.stringify(await exportTrace(trace.trace_id), null, 2)}
            label="Copy the trace as OTLP JSON"
          >
            Copy as JSON
          </CopyButton>
        )}
      </div>
      <dl className="facts">
        <div>
          <dt>Duration</dt>
          <dd title={exactDuration(trace.duration_ms)}>{duration(trace.duration_ms)}</dd>
        </div>
        <div>
          <dt>Spans</dt>
          <dd>{count(trace.span_count)}</dd>
        </div>
        <div className="fact-wide">
          <dt>Started</dt>
          <dd>
            {moment(started)} (<Age ms={started} />)
          </dd>
        </div>
        {detail.network_ms !== null && (
          <div>
            <dt title="Time of the browser's fetches less the time their server says it took">
              Network
            </dt>
            <dd title={exactDuration(detail.network_ms)}>
              {duration(detail.network_ms)}
              {trace.duration_ms > 0 && `, ${percent(detail.network_ms / trace.duration_ms)}`}
            </dd>
          </div>
        )}
        {trace.span_count > 0 && <Shares spans={detail.spans} />}
      </dl>
      <div className="vendors-place">
        {related && <VendorBadges related={related} firstSpan={detail.spans[0]?.span_id} />}
      </div>
      <Ids trace={trace} spanId={spanId ?? detail.spans[0]?.span_id ?? null} />
      <Notes skew={detail.skew} incomplete={detail.incomplete} />
    </header>
  );
}
