import type { ColumnInfo, QuerySpec, ValuesAnswer } from '../../../api/query.ts';

/** What a field offers while one types. */
export interface Suggestion {
  /** What the field holds once it is chosen. */
  text: string;
  label: string;
  /** Beside the label: a column's type, how often a value occurs. */
  note?: string;
  /** Nothing is missing, so choosing it adds it. */
  done: boolean;
}

/** What suggestions are made from. */
export interface Known {
  columns: readonly ColumnInfo[];
  /** Of the column that the text names; undefined while they are being read. */
  values: ValuesAnswer['values'] | undefined;
  query: QuerySpec;
}

const most = 60;

/** Asked about most, so they stand first while nothing is typed. */
const favourites = [
  'name',
  'service.name',
  'duration_ms',
  'error',
  'http.route',
  'http.response.status_code',
  'trace.trace_id',
];

/** How well a name fits: its beginning, the beginning of a part of it, anywhere; Infinity if not. */
function misfit(name: string, typed: string): number {
  if (typed === '') {
    const at = favourites.indexOf(name);
    return at < 0 ? favourites.length : at;
  }
  const at = name.toLowerCase().indexOf(typed.toLowerCase());
  if (at < 0) return Number.POSITIVE_INFINITY;
  return at === 0 ? 0 : /[._\s(]/.test(name[at - 1] ?? '') ? 1 : 2;
}

/** The columns whose names hold what was typed, those that fit best first. */
export function fitting(columns: readonly ColumnInfo[], typed: string): ColumnInfo[] {
  return columns
    .map((column) => ({ column, misfit: misfit(column.name, typed) }))
    .filter((each) => each.misfit < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.misfit - b.misfit || (a.column.name < b.column.name ? -1 : 1))
    .slice(0, most)
    .map((each) => each.column);
}

export function isNumeric({ type }: ColumnInfo): boolean {
  return type === 'float' || type === 'integer';
}

export const typeWords: Record<ColumnInfo['type'], string> = {
  string: 'text',
  float: 'number',
  integer: 'integer',
  boolean: 'true/false',
};
