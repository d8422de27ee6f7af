import { clockTime } from './time-ticks.ts';
import type { TimeChartProps } from './types.ts';
import { fullValue } from './units.ts';

/** Steps from where a selection by keyboard began to where it is, in either order. */
export interface StepSpan {
  from: number;
  to: number;
}

type Described = Pick<TimeChartProps, 'timesMs' | 'series' | 'unit'>;

/** A point in words, for those who do not see it: `14:05:20, GET /: 12 ms`. */
export function describePoint(
  { timesMs, series, unit = 'number' }: Described,
  timeIndex: number,
  seriesKey: string | null,
  span: StepSpan | null,
): string {
  const time = timesMs[timeIndex];
  if (time === undefined) return '';
  if (span) {
    const [from, to] = [Math.min(span.from, span.to), Math.max(span.from, span.to)];
    return `From ${clockTime(timesMs[from] ?? time)} to ${clockTime(timesMs[to] ?? time)} chosen`;
  }
  const chosen = series.find(({ key }) => key === seriesKey);
  const told = chosen ? [chosen] : series.slice(0, 3);
  const values = told.map(
    (each) => `${each.label}: ${fullValue(each.values[timeIndex] ?? null, unit)}`,
  );
  const more = chosen || series.length <= 3 ? '' : `, and ${series.length - 3} more series`;
  return `${clockTime(time)}, ${values.join(', ')}${more}`;
}
