import type { MetricAnswer, MetricGroup } from '../../api/metrics.ts';
import type { ChartSeries } from '../charts/types.ts';
import type { Unit } from '../charts/units.ts';
import type { Show } from './address.ts';
import { unitOfValues } from './units.ts';

/** What a group is called: its values, `none` where a series has no such attribute. */
export function groupLabel({ group }: Pick<MetricGroup, 'group'>): string {
  return group.map((value) => value ?? 'none').join(', ');
}

export function groupKey({ group }: Pick<MetricGroup, 'group'>): string {
  return JSON.stringify(group);
}

/** The lines of a metric's chart: a group each, or the percentiles of all. */
export function seriesOf(answer: MetricAnswer, show: Show): ChartSeries[] {
  const { all, groups, group_by, metric } = answer;
  if (!all) return [];
  const isDistribution = metric.shape === 'distribution';
  if (isDistribution && show === 'percentiles' && group_by.length === 0) {
    return percentileLines(all);
  }
  const shown = group_by.length === 0 ? [all] : groups;
  return shown.map((group) => ({
    key: groupKey(group),
    label: group_by.length === 0 ? metric.name : groupLabel(group),
    values: isDistribution ? valuesOf(group, show) : group.values,
  }));
}

/** Of the groups of a distribution one line each; of percentiles then the ninetieth. */
function valuesOf(group: MetricGroup, show: Show): readonly (number | null)[] {
  if (show === 'rate') return group.values;
  if (show === 'mean' || !group.percentiles) return group.means ?? group.values;
  return group.percentiles.P90;
}

export function percentileLines(group: MetricGroup): ChartSeries[] {
  return Object.entries(group.percentiles ?? {}).map(([name, values]) => ({
    key: name,
    label: name,
    values,
  }));
}

export function unitShown({ metric }: MetricAnswer, show: Show): Unit {
  const isRate = metric.shape === 'rate' || (metric.shape === 'distribution' && show === 'rate');
  return isRate ? 'rate' : unitOfValues(metric);
}
