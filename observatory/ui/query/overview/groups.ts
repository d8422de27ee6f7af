import type { AnswerGroup, NamedCalculation, QueryAnswer, Scalar } from '../../../api/query.ts';
import { seriesColours } from '../../charts/palette.ts';
import type { ChartSeries } from '../../charts/types.ts';
import { type Unit, unitOf } from '../../charts/units.ts';
import { hueOf } from '../../shared/service-colour.ts';

/** More lines than this in one chart cannot be told apart; the table has all. */
export const mostSeries = 20;

/** Names a group in charts and tables. */
export function groupKey({ group }: AnswerGroup): string {
  return JSON.stringify(group);
}

export function valueWords(value: Scalar | null): string {
  if (value === null) return 'no value';
  return value === '' ? 'empty' : String(value);
}

export function groupLabel({ group }: AnswerGroup): string {
  return group.map(valueWords).join(' · ') || 'all rows';
}

/** What a calculation's numbers are. */
export function unitOfCalculation({ op, column }: NamedCalculation): Unit {
  if (op === 'COUNT' || op === 'COUNT_DISTINCT' || op === 'CONCURRENCY') return 'count';
  return column === undefined ? 'number' : unitOf(column);
}

/** A calculation of the first groups over time. */
export function seriesOf(answer: QueryAnswer, key: string): ChartSeries[] {
  const colours = coloursOf(answer);
  return answer.groups.slice(0, mostSeries).map((group) => {
    const colour = colours.get(groupKey(group));
    const values = group.series[key] ?? [];
    return { key: groupKey(group), label: groupLabel(group), values, ...(colour && { colour }) };
  });
}

/** The colour of each group that the charts draw; a service has the one it has on every screen. */
export function coloursOf({ breakdowns, groups }: QueryAnswer): Map<string, string> {
  const drawn = groups.slice(0, mostSeries);
  const byService = breakdowns.length === 1 && breakdowns[0] === 'service.name';
  if (!byService) return seriesColours(drawn.map(groupKey));
  return new Map(drawn.map((row) => [groupKey(row), serviceColour(String(row.group[0]))]));
}

function serviceColour(service: string): string {
  const hue = hueOf(service);
  return `light-dark(oklch(0.58 0.15 ${hue}), oklch(0.7 0.13 ${hue}))`;
}

/** Percentiles of a heatmap's column, to be drawn over it; of groups there would be too many. */
export function percentilesOf(answer: QueryAnswer, column: string): ChartSeries[] {
  const [all] = answer.groups;
  if (answer.breakdowns.length > 0 || !all) return [];
  return answer.calculations
    .filter((each) => each.column === column && /^P\d+$/.test(each.op))
    .map(({ key }) => ({ key, label: key, values: all.series[key] ?? [] }));
}
