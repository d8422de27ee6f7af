import type { Session } from '../query/session.ts';
import { describeMetric } from './describe.ts';
import { knownMs } from './group-answer.ts';
import { readLevels, readRates } from './read.ts';
import type { Series } from './series.ts';
import type { Steps } from './steps.ts';

const values = 30;

type Choice = readonly [series: string, metrics: string];

/**
 * A few values of each metric over a time, by its name: rates per second, or levels, as the chart of
 * the metric has them.
 */
export async function readSparklines(
  session: Session,
  metrics: ReadonlyMap<string, readonly Series[]>,
  startMs: number,
  endMs: number,
): Promise<Map<string, (number | null)[]>> {
  const steps = stepsOf(startMs, endMs);
  const described = [...metrics].map(([name, series]) => {
    return { name, series, info: describeMetric(series) };
  });
  const lines = described.map(() => new Array<number | null>(steps.timesMs.length).fill(null));
  const those = (chosen: (one: (typeof described)[number]) => boolean): Choice => {
    const pairs = described.flatMap((one, at) =>
      chosen(one) ? one.series.map(({ id }) => [id, at]) : [],
    );
    return [pairs.map(([id]) => id).join(','), pairs.map(([, at]) => at).join(',')];
  };
  for (const join of ['sum', 'avg'] as const) {
    const levelSeries = those(
      ({ info: { shape, type } }) => shape === 'level' && (type === 'sum') === (join === 'sum'),
    );
    const rows = levelSeries[0] === '' ? [] : await readLevels(session, levelSeries, steps, join);
    for (const { g, at, value } of rows) lines[g]?.splice(at, 1, value);
  }
  const rateSeries = those(({ info: { shape } }) => shape !== 'level');
  const rates = rateSeries[0] === '' ? [] : await readRates(session, rateSeries, steps);
  for (const { g, at, value, count } of rates) {
    const { shape, last_ms: untilMs } = described[g]?.info ?? { shape: 'rate', last_ms: 0 };
    const seconds = knownMs(at, { steps, untilMs }) / 1000;
    const increase = shape === 'rate' ? value : count;
    lines[g]?.splice(at, 1, increase === null || seconds <= 0 ? null : increase / seconds);
  }
  return new Map(described.map(({ name }, at) => [name, lines[at] ?? []]));
}

function stepsOf(startMs: number, endMs: number): Steps {
  const stepMs = Math.max(1, Math.ceil((endMs - startMs) / values));
  const timesMs: number[] = [];
  const first = Math.floor(startMs / stepMs) * stepMs;
  for (let at = first; at < endMs; at += stepMs) timesMs.push(at);
  return { startMs: Math.floor(startMs), endMs: Math.ceil(endMs), stepMs, timesMs };
}
