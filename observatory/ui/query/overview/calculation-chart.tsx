import type { NamedCalculation, QueryAnswer } from '../../../api/query.ts';
import { TimeChart } from '../../charts/time-chart.tsx';
import { fullValue } from '../../charts/units.ts';
import { plural } from '../../shared/format.ts';
import type { Asked } from '../actions.ts';
import { canNarrow, during, ofGroup, stepAt, withFilters } from '../narrow.ts';
import { groupKey, mostSeries, seriesOf, unitOfCalculation } from './groups.ts';

interface Props {
  answer: QueryAnswer;
  calculation: NamedCalculation;
  asked: Asked;
  /** The group that is pointed at, here or in the table. */
  pointed: string | null;
  onPointed: (key: string | null) => void;
}

/** One calculation over time; a point leads to its traces, a drag along the time zooms. */
export function CalculationChart({ answer, calculation, asked, pointed, onPointed }: Props) {
  const { request, view, ask } = asked;
  const unit = unitOfCalculation(calculation);
  const { key } = calculation;
  const by = answer.breakdowns.length > 0 ? ` by ${answer.breakdowns.join(', ')}` : '';

  function toTraces(time: number, series: string) {
    const step = stepAt(answer, time);
    const group = answer.groups.find((each) => groupKey(each) === series);
    if (!step || !group) return;
    const narrowed = canNarrow(request.query)
      ? withFilters(request.query, ofGroup(answer, group.group))
      : request.query;
    ask(during(narrowed, step.startMs, step.endMs), { tab: 'traces' });
  }

  return (
    <section className="chart-section" aria-label={key}>
      <h2>
        <code>{key}</code>
        <span className="chart-total">{fullValue(answer.total[key] ?? null, unit)}</span>
        {answer.groups.length > mostSeries && (
          <small>{`the first ${mostSeries} of ${plural(answer.groups.length, 'group')}`}</small>
        )}
      </h2>
      <TimeChart
        label={`${key}${by}`}
        timesMs={answer.times_ms}
        series={seriesOf(answer, key)}
        unit={unit}
        kind={view.chart}
        log={view.log}
        height={200}
        highlighted={pointed}
        onHover={onPointed}
        onPoint={toTraces}
        onZoom={(startMs, endMs) => ask(during(request.query, startMs, endMs))}
      />
    </section>
  );
}
