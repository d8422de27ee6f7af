import type { MetricAnswer } from '../../api/metrics.ts';
import type { ChartSeries } from '../charts/types.ts';
import { axisValue, type Unit } from '../charts/units.ts';
import { count, percent, plural } from '../shared/format.ts';
import type { Show } from './address.ts';
import type { MetricRequest } from './use-metrics.ts';

/** What one tile of the overview asks, and what it shows of the answer. */
export interface TileDefinition {
  title: string;
  request: MetricRequest & { show?: Show };
  unit: Unit;
  kind: 'line' | 'stacked';
  series: (answer: MetricAnswer) => ChartSeries[];
  /** The number that counts, and what stands beside it. */
  figure: (answer: MetricAnswer) => { value: string; beside: string; bad?: boolean };
}

const duration = 'http.server.request.duration';
const status = 'http.response.status_code';
const last = (values: readonly (number | null)[]) => values.findLast((value) => value !== null);
const line = (key: string, values: readonly (number | null)[], colour?: string): ChartSeries => ({
  key,
  label: key,
  values,
  ...(colour && { colour }),
});
const seconds = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : axisValue(value, 's');

const failed = ({ groups }: MetricAnswer) => groups.filter(({ group }) => Number(group[0]) >= 500);

/** The first questions about a server: how much, how well, how quick, and what it is short of. */
export const tiles: readonly TileDefinition[] = [
  {
    title: 'Requests',
    request: { name: duration, show: 'rate' },
    unit: 'rate',
    kind: 'line',
    series: ({ all }) => (all ? [line('requests a second', all.values)] : []),
    figure: ({ all }) => ({
      value: axisValue(last(all?.values ?? []) ?? 0, 'rate'),
      beside: `${plural(Math.round(all?.total.count ?? 0), 'request')} in this time`,
    }),
  },
  {
    title: 'Errors',
    request: { name: duration, group: status, show: 'rate' },
    unit: 'rate',
    kind: 'stacked',
    series: (answer) => {
      const groups = failed(answer);
      if (groups.length > 0) {
        return groups.map(({ group, values }) =>
          line(String(group[0]), values, 'var(--error-fill)'),
        );
      }
      return [
        line(
          'answers with 5xx a second',
          answer.times_ms.map((_, at) => zeroAt(answer, at)),
        ),
      ];
    },
    figure: (answer) => {
      const errors = failed(answer).reduce((sum, { total }) => sum + (total.count ?? 0), 0);
      const all = answer.all?.total.count ?? 0;
      return {
        value: count(Math.round(errors)),
        beside: `answered with 5xx, ${percent(all > 0 ? errors / all : 0)} of all`,
        bad: errors > 0,
      };
    },
  },
  {
    title: 'Duration',
    request: { name: duration },
    unit: 's',
    kind: 'line',
    series: ({ all }) =>
      Object.entries(all?.percentiles ?? {}).map(([name, values]) => line(name, values)),
    figure: ({ all }) => ({
      value: seconds(all?.total.percentiles?.P90?.value),
      beside: `P90; P50 ${seconds(all?.total.percentiles?.P50?.value)}, P99 ${seconds(all?.total.percentiles?.P99?.value)}`,
    }),
  },
  {
    title: 'Event loop delay',
    request: { name: 'nodejs.eventloop.delay.p99' },
    unit: 's',
    kind: 'line',
    series: ({ all }) => (all ? [line('P99', all.values)] : []),
    figure: ({ all }) => ({
      value: seconds(all?.total.last),
      beside: `P99 now; at most ${seconds(all?.total.max)}`,
    }),
  },
  {
    title: 'Connections of the pool',
    request: { name: 'db.client.connection.count', group: 'db.client.connection.state' },
    unit: 'count',
    kind: 'stacked',
    series: ({ groups }) => groups.map(({ group, values }) => line(String(group[0]), values)),
    figure: ({ groups }) => {
      const of = (state: string) => groups.find(({ group }) => group[0] === state)?.total;
      return {
        value: count(Math.round(of('used')?.last ?? 0)),
        beside: `in use now, at most ${count(Math.round(of('used')?.max ?? 0))}; ${count(Math.round(of('idle')?.last ?? 0))} idle`,
      };
    },
  },
  {
    title: 'Telemetry dropped',
    request: { name: 'cruddur.telemetry.dropped', group: 'reason' },
    unit: 'rate',
    kind: 'line',
    series: ({ all }) => (all ? [line('dropped a second', all.values)] : []),
    figure: ({ all, groups }) => {
      const dropped = Math.round(all?.total.count ?? 0);
      const reasons = groups.filter(({ total }) => (total.count ?? 0) > 0);
      return {
        value: count(dropped),
        beside: reasons.map(({ group }) => group[0]).join(', ') || 'nothing was lost in this time',
        bad: dropped > 0,
      };
    },
  },
];

/** No error is a zero where requests were counted, and nothing where nothing was. */
function zeroAt({ all }: MetricAnswer, at: number): number | null {
  return (all?.values[at] ?? null) === null ? null : 0;
}
