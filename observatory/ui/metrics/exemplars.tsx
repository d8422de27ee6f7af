import { Link } from 'react-router';
import type { Exemplar, MetricAnswer } from '../../api/metrics.ts';
import { shortId } from '../../ids.ts';
import { fullValue } from '../charts/units.ts';
import { Age } from '../shared/age.tsx';
import { unitOfValues } from './units.ts';

const rowsAtMost = 20;

/** Where the trace of a measurement is shown; null for one that was made outside of any. */
export function exemplarPath({ trace_id, span_id }: Exemplar): string | null {
  if (trace_id === null) return null;
  return span_id === null ? `/trace/${trace_id}` : `/trace/${trace_id}?span=${span_id}`;
}

/** Single measurements, the highest first, each with the trace in which it was made. */
export function Exemplars({ answer }: { answer: MetricAnswer }) {
  const unit = unitOfValues(answer.metric);
  const traced = answer.exemplars
    .filter(({ trace_id }) => trace_id !== null)
    .sort((a, b) => b.value - a.value)
    .slice(0, rowsAtMost);
  if (traced.length === 0) return null;
  return (
    <section aria-labelledby="exemplars">
      <h2 id="exemplars">Measurements with a trace, the highest first</h2>
      <table className="metric-table">
        <thead>
          <tr>
            <th className="number">Value</th>
            <th>Trace</th>
            <th className="wide-only">Attributes</th>
            <th className="number">When</th>
          </tr>
        </thead>
        <tbody>
          {traced.map((exemplar) => (
            <tr key={`${exemplar.span_id} ${exemplar.time_ms}`}>
              <td className="number mono">{fullValue(exemplar.value, unit)}</td>
              <td>
                <Link className="mono" data-row to={exemplarPath(exemplar) ?? ''}>
                  {shortId(exemplar.trace_id ?? '')}
                </Link>
              </td>
              <td className="mono metric-attributes wide-only">{describe(exemplar.attributes)}</td>
              <td className="number quiet">
                <Age ms={exemplar.time_ms} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function describe(attributes: Record<string, unknown>): string {
  return Object.entries(attributes)
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
