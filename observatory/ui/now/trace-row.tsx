import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'react-router';
import type { TraceSummary } from '../../api.ts';
import { Age } from '../shared/age.tsx';
import { count, duration, exactDuration, plural } from '../shared/format.ts';
import { ListRow, type Place } from '../shared/list-table.tsx';
import { ServiceChip } from '../shared/service-chip.tsx';
import { serviceStyle } from '../shared/service-colour.ts';
import { nanoToMs } from '../shared/time.ts';

/** From here on a click feels slow, so its duration is amber. */
const slowMs = 1000;

/** Services named in a row; of further ones the colour is shown, and the name in the title. */
const namedServices = 2;

interface Props extends Place {
  trace: TraceSummary;
  /** Duration that fills the bar. */
  longestMs: number;
}

export const TraceRow = memo(function TraceRow({ trace, index, top, longestMs }: Props) {
  const width = longestMs > 0 ? (trace.duration_ms / longestMs) * 100 : 0;
  return (
    <ListRow className="trace-row" index={index} top={top}>
      <td className="col-name">
        <Link
          className="row-link"
          to={`/trace/${trace.trace_id}`}
          title={`${trace.name} · ${trace.trace_id}`}
        >
          {trace.name}
        </Link>
      </td>
      <td className="col-services">
        {rootFirst(trace).map(({ name, spans }, i) => (
          <ServiceChip
            key={name}
            name={name}
            note={plural(spans, 'span')}
            short={i >= namedServices}
          />
        ))}
      </td>
      <td className="col-duration" title={exactDuration(trace.duration_ms)}>
        <span className={trace.duration_ms >= slowMs ? 'warn-text' : undefined}>
          {duration(trace.duration_ms)}
        </span>
        <span className="row-bar svc" style={serviceStyle(trace.root_service)} aria-hidden>
          <span style={{ width: `${width}%` }} />
        </span>
      </td>
      <td className="col-spans">{count(trace.span_count)}</td>
      <td className="col-errors">
        {trace.error_count > 0 && (
          <span className="error-text" title={plural(trace.error_count, 'error')}>
            <CircleAlert size={13} aria-hidden />
            {count(trace.error_count)}
          </span>
        )}
      </td>
      <td className="col-state">
        <State complete={trace.complete} />
      </td>
      <td className="col-started">
        <Age ms={nanoToMs(trace.start_unix_nano)} />
      </td>
    </ListRow>
  );
});

/** The root's service, then the others by name: rows of one kind look alike. */
function rootFirst({ services, root_service: root }: TraceSummary) {
  const place = (name: string) => (name === root ? '' : name);
  return services.toSorted((a, b) => (place(a.name) < place(b.name) ? -1 : 1));
}

function State({ complete }: { complete: boolean }) {
  const Icon = complete ? CircleCheck : CircleDashed;
  const meaning = complete
    ? 'The root ended, no parent is missing, nothing more came'
    : 'Spans are still expected';
  return (
    <span className="state" data-open={!complete || undefined} title={meaning}>
      <Icon size={13} aria-hidden />
      <span className={complete ? 'visually-hidden' : undefined}>
        {complete ? 'complete' : 'open'}
      </span>
    </span>
  );
}
