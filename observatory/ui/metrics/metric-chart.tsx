import { useState } from 'react';
import type { Exemplar, MetricAnswer } from '../../api/metrics.ts';
import { HeatmapChart } from '../charts/heatmap-chart.tsx';
import { Legend } from '../charts/legend.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import type { ChartMark } from '../charts/types.ts';
import { fullValue } from '../charts/units.ts';
import type { Show } from './address.ts';
import { exemplarPath } from './exemplars.tsx';
import { percentileLines, seriesOf, unitShown } from './metric-series.ts';
import { unitOfValues } from './units.ts';

const marksAtMost = 40;

interface Props {
  answer: MetricAnswer;
  show: Show;
  onZoom: (startMs: number, endMs: number) => void;
}

/** A metric over time: lines with its exemplars on them, or a heatmap with the percentiles over it. */
export function MetricChart({ answer, show, onZoom }: Props) {
  const { metric, all, group_by, heatmap } = answer;
  const [pointed, setPointed] = useState<string | null>(null);
  const frame = { timesMs: answer.times_ms, height: 320, onZoom };
  if (show === 'heatmap' && heatmap && all) {
    const lines = percentileLines(all);
    return (
      <>
        <HeatmapChart
          {...frame}
          label={`Heatmap of ${metric.name}`}
          granularityMs={answer.step_ms}
          heatmap={heatmap}
          unit={unitOfValues(metric)}
          lines={lines}
        />
        <Legend series={lines} onPointed={setPointed} />
      </>
    );
  }
  const series = seriesOf(answer, show);
  const isGrouped = group_by.length > 0 && metric.shape === 'distribution';
  const isLevelOfParts = metric.shape === 'level' && metric.type === 'sum' && group_by.length > 0;
  return (
    <>
      <TimeChart
        {...frame}
        label={[metric.name, ...group_by].join(' by ')}
        series={series}
        unit={unitShown(answer, show)}
        kind={isLevelOfParts ? 'stacked' : 'line'}
        log={false}
        highlighted={pointed}
        marks={show === 'rate' ? [] : marksOf(answer)}
      />
      {series.length > 1 && (
        <Legend
          series={series}
          onPointed={setPointed}
          of={show === 'percentiles' && isGrouped ? 'P90' : undefined}
        />
      )}
    </>
  );
}

/** The highest measurement of each stretch of time, so that marks stand apart and none is hidden. */
function marksOf({ exemplars, metric, start_ms, end_ms }: MetricAnswer): ChartMark[] {
  const stretchMs = (end_ms - start_ms) / marksAtMost;
  const highest = new Map<number, Exemplar>();
  for (const exemplar of exemplars) {
    const at = Math.floor((exemplar.time_ms - start_ms) / stretchMs);
    const known = highest.get(at);
    if (exemplar.trace_id && (!known || known.value < exemplar.value)) highest.set(at, exemplar);
  }
  return [...highest.values()].flatMap((exemplar) => {
    const href = exemplarPath(exemplar);
    const { time_ms: timeMs, value } = exemplar;
    const label = `Trace of ${fullValue(value, unitOfValues(metric))}`;
    return href === null ? [] : [{ timeMs, value, label, href }];
  });
}
