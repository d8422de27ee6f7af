import type { Span } from '../../api.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { duration, exactDuration } from '../shared/format.ts';
import { moment, nanoToMs } from '../shared/time.ts';

interface Props {
  span: Span;
  parent: Span | null;
  onSelect: (spanId: string) => void;
}

/** When, how long, and where it hangs. */
export function SpanFacts({ span, parent, onSelect }: Props) {
  return (
    <dl className="facts panel-facts">
      <div>
        <dt>Duration</dt>
        <dd title={exactDuration(span.duration_ms)}>
          {span.partial ? `at least ${duration(span.duration_ms)}` : duration(span.duration_ms)}
        </dd>
      </div>
      <div>
        <dt>Self time</dt>
        <dd title={exactDuration(span.self_ms)}>{duration(span.self_ms)}</dd>
      </div>
      <div>
        <dt>Start in trace</dt>
        <dd title={exactDuration(span.start_ms)}>{duration(span.start_ms)}</dd>
      </div>
      <div>
        <dt>Start as sent</dt>
        <dd title={`${span.start_unix_nano} ns since 1970`}>
          {moment(nanoToMs(span.start_unix_nano))}
        </dd>
      </div>
      <div>
        <dt>Span id</dt>
        <dd>
          {span.span_id} <CopyButton text={span.span_id} label="Copy span id" />
        </dd>
      </div>
      <div>
        <dt>Parent</dt>
        <dd>
          {parent ? (
            <button type="button" className="link" onClick={() => onSelect(parent.span_id)}>
              {parent.name}
            </button>
          ) : span.parent_span_id ? (
            `${span.parent_span_id} (did not arrive)`
          ) : (
            'none: this is the root'
          )}
        </dd>
      </div>
      {span.partial && (
        <div>
          <dt>Partial</dt>
          <dd>sent before its end, because the page went away</dd>
        </div>
      )}
    </dl>
  );
}
