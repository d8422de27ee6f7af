import { useState } from 'react';
import type { MetricAnswer } from '../../api/metrics.ts';
import { HeatmapChart } from '../charts/heatmap-chart.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import type { ChartMark } from '../charts/types.ts';
import { fullValue } from '../charts/units.ts';
import type { Show } from './address.ts';
import { exemplarPath } from './exemplars.tsx';
import { Legend } from './legend.tsx';
import { percentileLines, seriesOf, unitShown } from './metric-series.ts';
import { unitOfValues } from './units.ts';

const marksAtMost = 60;

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
      {series.length > 1 && <Legend series={series} onPointed={setPointed} />}
    </>
  );
}

function marksOf({ exemplars, metric }: MetricAnswer): ChartMark[] {
  return exemplars.slice(-marksAtMost).flatMap((exemplar) => {
    const href = exemplarPath(exemplar);
    const { time_ms: timeMs, value } = exemplar;
    const label = `Trace of ${fullValue(value, unitOfValues(metric))}`;
    return href === null ? [] : [{ timeMs, value, label, href }];
  });
}
