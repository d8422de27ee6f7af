import { ArrowLeftRight, CircleAlert } from 'lucide-react';
import { Link } from 'react-router';
import type { TraceSummary } from '../../api.ts';
import { shortId } from '../../ids.ts';
import { count, duration, exactDuration, plural } from '../shared/format.ts';
import { moment, nanoToMs } from '../shared/time.ts';
import { comparePath } from './address.ts';
import type { Comparison } from './differences.ts';
import { inWords } from './words.ts';

interface Props {
  a: TraceSummary;
  b: TraceSummary;
  comparison: Comparison;
}

/** Both traces in short, and how they differ as a whole. */
export function Sides({ a, b, comparison }: Props) {
  const { both, onlyA, onlyB } = comparison.counts;
  return (
    <header className="compare-head">
      <div className="compare-sides">
        <Side name="A" trace={a} other={b} />
        <Link
          to={comparePath({ a: b.trace_id, b: a.trace_id })}
          replace
          className="icon-button"
          aria-label="Swap A and B"
          title="Swap A and B"
        >
          <ArrowLeftRight size={16} aria-hidden />
        </Link>
        <Side name="B" trace={b} other={a} />
      </div>
      <p className="compare-whole">
        <strong>{inWords(a.duration_ms, b.duration_ms)}</strong>{' '}
        <span className="quiet">
          {plural(both, 'span')} in both, {count(onlyA)} only in A, {count(onlyB)} only in B.
        </span>
      </p>
    </header>
  );
}

function Side({ name, trace, other }: { name: string; trace: TraceSummary; other: TraceSummary }) {
  return (
    <section className="compare-side" aria-label={`Trace ${name}`}>
      <h2>
        <span className="side-name">{name}</span>
        <Link to={`/trace/${trace.trace_id}`} title={trace.trace_id}>
          {trace.name}
        </Link>
      </h2>
      <p>
        <span className="mono" title={exactDuration(trace.duration_ms)}>
          {duration(trace.duration_ms)}
        </span>
        <span>{plural(trace.span_count, 'span')}</span>
        {trace.error_count > 0 && (
          <span className="error-text">
            <CircleAlert size={13} aria-hidden /> {plural(trace.error_count, 'error')}
          </span>
        )}
        <span className="quiet side-start">{moment(nanoToMs(trace.start_unix_nano))}</span>
        <span className="mono quiet">{shortId(trace.trace_id)}</span>
        <Link to={comparePath({ a: other.trace_id })}>Change</Link>
      </p>
    </section>
  );
}
