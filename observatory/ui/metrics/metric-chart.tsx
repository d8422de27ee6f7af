import type { MetricAnswer } from '../../api/metrics.ts';
import { HeatmapChart } from '../charts/heatmap-chart.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import type { ChartMark } from '../charts/types.ts';
import { fullValue } from '../charts/units.ts';
import type { Show } from './address.ts';
import { exemplarPath } from './exemplars.tsx';
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
  const { metric, all, group_by } = answer;
  const by = group_by.length > 0 ? ` by ${group_by.join(', ')}` : '';
  if (show === 'heatmap' && answer.heatmap && all) {
    return (
      <HeatmapChart
        label={`Heatmap of ${metric.name}`}
        timesMs={answer.times_ms}
        granularityMs={answer.step_ms}
        heatmap={answer.heatmap}
        unit={unitOfValues(metric)}
        lines={percentileLines(all)}
        height={320}
        onZoom={onZoom}
      />
    );
  }
  const isCounter = metric.shape === 'level' && metric.type === 'sum' && group_by.length > 0;
  return (
    <TimeChart
      label={`${metric.name}${by}`}
      timesMs={answer.times_ms}
      series={seriesOf(answer, show)}
      unit={unitShown(answer, show)}
      kind={isCounter ? 'stacked' : 'line'}
      log={false}
      height={320}
      onZoom={onZoom}
      marks={show === 'rate' ? [] : marksOf(answer)}
    />
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
