import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { QueryPanel } from '../../api/boards.ts';
import type { AnswerGroup, QueryAnswer, QueryRequest } from '../../api/query.ts';
import { HeatmapChart } from '../charts/heatmap-chart.tsx';
import { Legend } from '../charts/legend.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import type { ChartSeries } from '../charts/types.ts';
import { queryPath } from '../query/address.ts';
import { canNarrow, during, ofGroup, stepAt, withFilters } from '../query/narrow.ts';
import { groupKey } from '../query/overview/groups.ts';
import { chartsOf } from './charts.ts';
import { TileTable } from './tile-table.tsx';

interface Props {
  panel: QueryPanel['query_panel'];
  request: QueryRequest;
  answer: QueryAnswer;
}

/** An answer as its panel wants it: charts, a table, or one over the other. */
export function TileAnswer({ panel, request, answer }: Props) {
  const navigate = useNavigate();
  const [pointed, setPointed] = useState<string | null>(null);
  const style = panel.query_style ?? 'graph';
  const all = chartsOf(answer, panel.visualization_settings);
  // Over a table there is room for the first chart only; the table has the other calculations.
  const lines = style === 'combo' ? all.lines.slice(0, 1) : all.lines;
  const height = all.heatmaps.length + lines.length > 1 ? 170 : 240;

  /** The question at a time, on its own screen. */
  function open(query: QueryRequest['query'], startMs: number, endMs: number, tab?: 'traces') {
    const { dataset } = request;
    navigate(queryPath({ dataset, query: during(query, startMs, endMs) }, tab ? { tab } : {}));
  }
  /** The question about the rows of a group only. */
  function ofRows({ group }: AnswerGroup): QueryRequest['query'] {
    if (!canNarrow(request.query)) return request.query;
    return withFilters(request.query, ofGroup(answer, group));
  }
  function toTraces(time: number, series: string) {
    const step = stepAt(answer, time);
    const group = answer.groups.find((each) => groupKey(each) === series);
    if (!step) return;
    open(group ? ofRows(group) : request.query, step.startMs, step.endMs, 'traces');
  }
  /** Where no table names the lines, a list under the chart does. */
  const isListed = (series: readonly ChartSeries[]) => style === 'graph' && series.length > 1;
  const zoom = (startMs: number, endMs: number) => open(request.query, startMs, endMs);

  return (
    <>
      {style !== 'table' &&
        all.heatmaps.map(({ heatmap, lines: over }) => (
          <HeatmapChart
            key={heatmap.key}
            label={heatmap.key}
            timesMs={answer.times_ms}
            granularityMs={answer.granularity_ms}
            heatmap={heatmap}
            lines={over}
            height={height}
            onZoom={zoom}
          />
        ))}
      {style !== 'table' &&
        lines.map(({ label, unit, kind, log, series }) => (
          <figure key={label} className="tile-chart">
            {!(isListed(series) && answer.breakdowns.length === 0) && (
              <figcaption>{label}</figcaption>
            )}
            <TimeChart
              label={label}
              timesMs={answer.times_ms}
              series={series}
              unit={unit}
              kind={kind}
              log={log}
              height={height}
              highlighted={pointed}
              onHover={setPointed}
              onPoint={toTraces}
              onZoom={zoom}
            />
            {isListed(series) && <Legend series={series} onPointed={setPointed} />}
          </figure>
        ))}
      {style !== 'graph' && (
        <TileTable
          label={panel.query_annotation.name}
          answer={answer}
          coloured={style === 'combo' && answer.breakdowns.length > 0}
          pointed={pointed}
          onPointed={setPointed}
          pathTo={(group) => queryPath({ ...request, query: ofRows(group) }, { tab: 'traces' })}
        />
      )}
    </>
  );
}
