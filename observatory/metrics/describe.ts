import type { MetricInfo, MetricShape } from '../api/metrics.ts';
import { isLevel } from './increase.ts';
import type { SeriesIdentity } from './point.ts';
import type { Series } from './series.ts';

const attributesAtMost = 64;

function shapeOf(identity: SeriesIdentity): MetricShape {
  if (isLevel(identity)) return 'level';
  return identity.type === 'sum' ? 'rate' : 'distribution';
}

/** Series by the name of their metric, names in their order. */
export function byName(all: Iterable<Series>): Map<string, Series[]> {
  const names = new Map<string, Series[]>();
  for (const series of all) {
    const same = names.get(series.identity.name);
    if (same) same.push(series);
    else names.set(series.identity.name, [series]);
  }
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The series of a name that can be answered together: those of the kind that was heard of last. A
 * name may stand for two things where two services use it.
 */
export function ofOneKind(series: readonly Series[]): Series[] {
  const newest = newestOf(series);
  const kind = newest && kindOf(newest.identity);
  return series.filter(({ identity }) => kindOf(identity) === kind);
}

function newestOf(series: readonly Series[]): Series | undefined {
  return series.reduce<Series | undefined>(
    (newest, each) => (newest && newest.lastMs >= each.lastMs ? newest : each),
    undefined,
  );
}

const kindOf = (identity: SeriesIdentity) => `${shapeOf(identity)} ${identity.unit}`;

/** What is known of a metric without reading its points; `series` has one at least. */
export function describeMetric(series: readonly Series[]): MetricInfo {
  const newest = newestOf(series);
  if (!newest) throw new RangeError('There is no series to describe.');
  const { name, unit, description, type } = newest.identity;
  return {
    name,
    unit,
    description,
    type,
    shape: shapeOf(newest.identity),
    services: [...new Set(series.map(({ identity }) => identity.service))].sort(),
    attributes: attributesOf(series),
    series: series.length,
    last_ms: newest.lastMs,
  };
}

function attributesOf(series: readonly Series[]): { key: string; values: number }[] {
  const values = new Map<string, Set<string>>();
  for (const { identity } of series) {
    for (const [key, value] of Object.entries(identity.attributes)) {
      const known = values.get(key) ?? new Set();
      values.set(key, known.add(textOf(value)));
    }
  }
  return [...values]
    .map(([key, known]) => ({ key, values: known.size }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, attributesAtMost);
}

/** An attribute of a series as groups and filters name it; null when it has none of that key. */
export function attributeOf({ service, attributes }: SeriesIdentity, key: string): string | null {
  if (key === 'service.name') return service;
  return Object.hasOwn(attributes, key) ? textOf(attributes[key]) : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
