import type { QueryAnswer, Scalar } from '../api/query.ts';

/** A row of a result: the values of the breakdowns and of the calculations, by their names. */
type Row = Record<string, Scalar | null>;

export interface ResultData {
  results: { data: Row }[];
  series: { time: string; data: Row }[];
  total_by_aggregate?: { data: Row };
  total_by_aggregate_series?: { time: string; data: Row }[];
  other_by_aggregate?: { data: Row };
}

export interface ResultOptions {
  disable_series: boolean;
  disable_total_by_aggregate: boolean;
  disable_other_by_aggregate: boolean;
}

/**
 * An answer as a query result has it. A heatmap has no value for a row and is in neither.
 * @param whole the same question without groups, for what all of them make together
 */
export function resultData(
  answer: QueryAnswer,
  whole: QueryAnswer | undefined,
  options: ResultOptions,
): ResultData {
  const rows = answer.groups.map((group) => ({
    data: { ...breakdownsOf(answer, group.group), ...group.values },
  }));
  const data: ResultData = {
    results: rows,
    series: options.disable_series ? [] : seriesOf(answer),
  };
  if (whole && !options.disable_total_by_aggregate) {
    data.total_by_aggregate = { data: { ...whole.total } };
    if (!options.disable_series) data.total_by_aggregate_series = seriesOf(whole);
  }
  if (whole && !options.disable_other_by_aggregate) {
    data.other_by_aggregate = { data: othersOf(answer, whole) };
  }
  return data;
}

function breakdownsOf({ breakdowns }: QueryAnswer, group: readonly (Scalar | null)[]): Row {
  return Object.fromEntries(breakdowns.map((name, index) => [name, group[index] ?? null]));
}

/** Of groups past what all series may hold there is no row, rather than one without values. */
function seriesOf(answer: QueryAnswer): ResultData['series'] {
  const drawn = answer.groups.filter(({ series }) => Object.keys(series).length > 0);
  return answer.times_ms.flatMap((ms, step) => {
    const time = new Date(ms).toISOString().replace('.000Z', 'Z');
    return drawn.map((group) => {
      const values = Object.entries(group.series).map(([key, all]) => [key, all[step] ?? null]);
      return {
        time,
        data: { ...breakdownsOf(answer, group.group), ...Object.fromEntries(values) },
      };
    });
  });
}

/** What the groups beyond the limit make: only of sums can that be told from the rest. */
function othersOf(answer: QueryAnswer, whole: QueryAnswer): Row {
  const sums = answer.calculations.filter(({ op }) => op === 'COUNT' || op === 'SUM');
  return Object.fromEntries(
    sums.map(({ key }) => {
      const shown = answer.groups.reduce((sum, group) => sum + (group.values[key] ?? 0), 0);
      return [key, (whole.total[key] ?? 0) - shown];
    }),
  );
}
