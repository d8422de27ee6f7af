import type { AnswerGroup } from '../api/query.ts';
import { concurrencyOf } from './concurrency.ts';
import { emptyValue, plainNumber, plainScalar } from './plain.ts';
import type { Plan, PlannedCalculation } from './plan.ts';
import { keysOf, type Scope } from './scope.ts';
import type { Row, Session } from './session.ts';
import { type Source, sourcesOf } from './sources.ts';
import { Parameters } from './statement.ts';

/** Values in all series of an answer; what is over that has none. */
const mostPoints = 400_000;

/** Fills in the series of the groups; gives sentences about what could not be. */
export async function calculateSeries(
  session: Session,
  plan: Plan,
  groups: readonly AnswerGroup[],
  chosenOnly: boolean,
): Promise<string[]> {
  const scope: Scope = { groups: true, steps: true, chosenOnly };
  const { simple, others } = sourcesOf(plan, scope);
  const sources = [simple, ...others].filter(({ calculations }) => calculations.length > 0);
  const calculations = sources.flatMap((source) => source.calculations);
  const steps = plan.match.frame.timesMs.length;
  const room = Math.floor(mostPoints / Math.max(1, steps * calculations.length));
  const drawn = groups.slice(0, Math.max(1, room));
  const byGroup = new Map(drawn.map((one) => [JSON.stringify(one.group), one]));
  for (const { series } of drawn) {
    for (const { key, op } of calculations) series[key] = new Array(steps).fill(emptyValue(op));
  }
  if (drawn.length > 0) {
    for (const source of sources) await addSeries(session, plan, scope, source, byGroup);
  }
  return drawn.length === groups.length
    ? []
    : [`Only the first ${drawn.length} groups have series; a coarser granularity makes room.`];
}

async function addSeries(
  session: Session,
  plan: Plan,
  scope: Scope,
  source: Source,
  byGroup: ReadonlyMap<string, AnswerGroup>,
): Promise<void> {
  const parameters = new Parameters(plan.match.values);
  const concurrency = source.calculations.find(({ op }) => op === 'CONCURRENCY');
  const columns = source.calculations.map(({ index }) => `c${index}`);
  if (concurrency) columns.push(`d${concurrency.index}`);
  const keys = keysOf(plan, scope);
  const rows = await session.run(
    `SELECT ${[...keys, ...columns].join(', ')} FROM (${source.sql(scope, parameters)})`,
    parameters.values,
  );
  const steps = plan.match.frame.timesMs.length;
  const whole = new Map<AnswerGroup, number[]>();
  for (const row of rows) {
    const group = byGroup.get(JSON.stringify(row.slice(0, keys.length - 1).map(plainScalar)));
    const step = Number(row[keys.length - 1]);
    if (!group || step >= steps) continue;
    source.calculations.forEach((one, at) => {
      put(group, one, step, row[keys.length + at]);
    });
    if (!concurrency) continue;
    const changes = whole.get(group) ?? new Array<number>(steps).fill(0);
    changes[step] = Number(row.at(-1));
    whole.set(group, changes);
  }
  for (const [group, changes] of whole) {
    const parts = group.series[concurrency?.key ?? ''] as number[];
    group.series[concurrency?.key ?? ''] = concurrencyOf(parts, changes);
  }
  for (const { op, key } of source.calculations) {
    if (!op.startsWith('RATE_')) continue;
    for (const { series } of byGroup.values()) series[key] = changesOf(series[key] ?? []);
  }
}

function put(
  { series }: AnswerGroup,
  { key, op }: PlannedCalculation,
  step: number,
  value: Row[number] | undefined,
): void {
  const points = series[key];
  if (points) points[step] = plainNumber(value) ?? emptyValue(op);
}

/** By how much each value differs from the one before it, over steps that have none. */
export function changesOf(values: readonly (number | null)[]): (number | null)[] {
  let before: number | null = null;
  return values.map((value) => {
    const change = value === null || before === null ? null : value - before;
    before = value ?? before;
    return change;
  });
}
