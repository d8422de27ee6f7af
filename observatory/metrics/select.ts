import { attributeOf } from './describe.ts';
import type { Series } from './series.ts';

/** The number of the group that all series are in. */
export const allGroups = -1;

/** Series that have the same values of the attributes asked for. */
export interface SeriesGroup {
  number: number;
  group: (string | null)[];
  series: Series[];
}

/** Which series belong to a question; values as `attributeOf` writes them. */
export interface SeriesFilter {
  service?: string | undefined;
  attributes: readonly (readonly [key: string, value: string])[];
}

export function matching(series: readonly Series[], filter: SeriesFilter): Series[] {
  return series.filter(
    ({ identity }) =>
      (filter.service === undefined || identity.service === filter.service) &&
      filter.attributes.every(([key, value]) => attributeOf(identity, key) === value),
  );
}

export function groupsOf(series: readonly Series[], keys: readonly string[]): SeriesGroup[] {
  const groups = new Map<string, SeriesGroup>();
  for (const each of series) {
    const group = keys.map((key) => attributeOf(each.identity, key));
    const name = JSON.stringify(group);
    const same = groups.get(name) ?? { number: groups.size, group, series: [] };
    groups.set(name, same);
    same.series.push(each);
  }
  return [...groups.values()];
}

/** In SQL a table of series and their groups, out of what `chosen` binds to $1 and $2. */
export const chosenTable =
  "SELECT unnest(string_split($1, ',')::INTEGER[]) AS series, unnest(string_split($2, ',')::INTEGER[]) AS g";

/** Values of `chosenTable`: every series in its group, and in the one of all. */
export function chosen(groups: readonly SeriesGroup[], all: readonly Series[]): [string, string] {
  const pairs = [
    ...groups.flatMap(({ number, series }) => series.map(({ id }) => [id, number])),
    ...all.map(({ id }) => [id, allGroups]),
  ];
  return [pairs.map(([id]) => id).join(','), pairs.map(([, number]) => number).join(',')];
}
