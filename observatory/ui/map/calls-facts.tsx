import { CircleAlert } from 'lucide-react';
import { Link } from 'react-router';
import type { MapCalls } from '../../api/map.ts';
import { duration, exactDuration } from '../shared/format.ts';
import { moment } from '../shared/time.ts';
import type { QuestionLink } from './question.ts';
import { Spark } from './spark.tsx';

/** Calls over time, and the slowest of them as ways to their traces. */
export function CallsFacts({ calls }: { calls: MapCalls | undefined }) {
  return (
    <>
      <h3>Calls over time</h3>
      <div className="map-spark-place">{calls && <Spark calls={calls} />}</div>
      <h3>Slowest calls</h3>
      <ol className="map-slowest">
        {calls?.slowest.map(({ trace_id, span_id, name, duration_ms, start_ms, error }) => (
          <li key={`${trace_id} ${span_id}`}>
            <Link to={`/trace/${trace_id}?span=${span_id}`} title={moment(start_ms)}>
              {name}
            </Link>
            {error && <CircleAlert size={13} className="error-text" aria-label="failed" />}
            <span className="mono" title={exactDuration(duration_ms)}>
              {duration(duration_ms)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Ways to questions about the same spans. */
export function Questions({ links, note }: { links: readonly QuestionLink[]; note: string }) {
  return (
    <>
      <h3>Ask about these spans</h3>
      <p className="quiet map-note">{note}</p>
      <ul className="map-questions">
        {links.map(({ label, path }) => (
          <li key={label}>
            <Link to={path} className="button">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
