import type { Heatmap, QueryAnswer } from '../../../api/query.ts';
import { HeatmapChart } from '../../charts/heatmap-chart.tsx';
import type { Asked } from '../actions.ts';
import { between, canNarrow, during, stepAt, withFilters } from '../narrow.ts';
import { percentilesOf } from './groups.ts';

interface Props {
  answer: QueryAnswer;
  heatmap: Heatmap;
  asked: Asked;
}

/** How a column's values spread over time; a part of it can be selected and compared with the rest. */
export function HeatmapSection({ answer, heatmap, asked }: Props) {
  const { request, view, ask, look } = asked;
  const { selection } = view;
  const selected =
    selection && 'column' in selection && selection.column === heatmap.column ? selection : null;
  const lines = percentilesOf(answer, heatmap.column);

  function toTraces(time: number, bin: number) {
    const step = stepAt(answer, time);
    const [min, max] = heatmap.edges.slice(bin, bin + 2);
    if (!step || min === undefined || max === undefined) return;
    const narrowed = canNarrow(request.query)
      ? withFilters(request.query, between(heatmap.column, min, max))
      : request.query;
    ask(during(narrowed, step.startMs, step.endMs), { tab: 'traces' });
  }

  return (
    <section className="chart-section chart-wide" aria-label={heatmap.key}>
      <h2>
        <code>{heatmap.key}</code>
        {lines.length > 0 && <small>{`with ${lines.map(({ label }) => label).join(', ')}`}</small>}
        {!selection && <small>Drag over it to compare a part with the rest.</small>}
      </h2>
      <HeatmapChart
        label={heatmap.key}
        timesMs={answer.times_ms}
        granularityMs={answer.granularity_ms}
        heatmap={heatmap}
        lines={lines}
        height={260}
        selection={selected}
        onSelect={(part) => look({ selection: part && { ...part, column: heatmap.column } })}
        onCell={toTraces}
        onZoom={(startMs, endMs) => ask(during(request.query, startMs, endMs))}
      />
    </section>
  );
}
