import { Link } from 'react-router';
import type { MetricAnswer, MetricGroup, MetricInfo, MetricPercentile } from '../../api/metrics.ts';
import { metricPercentiles } from '../../api/metrics.ts';
import { fullValue } from '../charts/units.ts';
import { count } from '../shared/format.ts';
import { NumberHead } from '../shared/number-head.tsx';
import { type MetricsAddress, metricsPath } from './address.ts';
import { groupKey, groupLabel } from './metric-series.ts';
import { unitOfValues } from './units.ts';

interface Props {
  answer: MetricAnswer;
  address: MetricsAddress;
}

/** The numbers under the chart: each group over the whole time, and all of them together. */
export function GroupTable({ answer, address }: Props) {
  const { all, groups, groups_total, group_by, metric } = answer;
  const [key = ''] = group_by;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section aria-label="Over the whole time" tabIndex={0}>
      <table className="metric-table">
        <thead>
          <tr>
            <th>{key || 'Series'}</th>
            <Columns metric={metric} />
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={groupKey(group)}>
              <td className="mono">
                <GroupName group={group} address={address} />
              </td>
              <Values group={group} metric={metric} />
            </tr>
          ))}
          {all && (
            <tr className="metric-all">
              <td>{groups_total > groups.length ? `All ${count(groups_total)}` : 'All'}</td>
              <Values group={all} metric={metric} />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

/** Leads to this group alone. */
function GroupName({ group, address }: { group: MetricGroup; address: MetricsAddress }) {
  const [value] = group.group;
  if (value === null || address.group === '') return groupLabel(group);
  const filter = `${address.group}=${value}`;
  if (address.filters.includes(filter)) return groupLabel(group);
  const to = metricsPath({ ...address, group: '', filters: [...address.filters, filter] });
  return (
    <Link data-row to={to} title={`Only ${filter}`}>
      {groupLabel(group)}
    </Link>
  );
}

function Columns({ metric }: { metric: MetricInfo }) {
  const names =
    metric.shape === 'level'
      ? ['Now', 'Mean', 'Min', 'Max']
      : metric.shape === 'rate'
        ? ['Count']
        : ['Count', 'Mean', ...metricPercentiles];
  return names.map((name) => <NumberHead key={name}>{name}</NumberHead>);
}

function Values({ group, metric }: { group: MetricGroup; metric: MetricInfo }) {
  const unit = unitOfValues(metric);
  const { total } = group;
  if (metric.shape === 'level') {
    return [total.last, total.mean, total.min, total.max].map((value, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change their order.
      <td key={at} className="number mono">
        {fullValue(value, unit)}
      </td>
    ));
  }
  const counted = <td className="number mono">{count(Math.round(total.count ?? 0))}</td>;
  if (metric.shape === 'rate') return counted;
  return (
    <>
      {counted}
      <td className="number mono">{fullValue(total.mean, unit)}</td>
      {metricPercentiles.map((name) => (
        <Percentile key={name} name={name} group={group} metric={metric} />
      ))}
    </>
  );
}

/** A percentile out of buckets, with the bounds between which the true one lies. */
function Percentile({
  name,
  group,
  metric,
}: {
  name: MetricPercentile;
  group: MetricGroup;
  metric: MetricInfo;
}) {
  const estimate = group.total.percentiles?.[name];
  if (!estimate) return <td className="number mono">–</td>;
  const unit = unitOfValues(metric);
  const { value, low, high } = estimate;
  const bounds =
    high === null
      ? `at least ${fullValue(low, unit)}: it lies in the last bucket`
      : `between ${fullValue(low, unit)} and ${fullValue(high, unit)}, the bounds of its bucket`;
  return (
    <td className="number mono" title={`${name} is ${bounds}`}>
      {high === null ? '≥ ' : '≈ '}
      {fullValue(value, unit)}
    </td>
  );
}
