import { type ErrorLevel, type ErrorRange, errorLevels, errorRanges } from '../../api/errors.ts';

/** What the list is narrowed to; all of it is in the address. */
export interface Filters {
  search: string;
  level: ErrorLevel | '';
  environment: string;
  state: 'active' | 'resolved';
  range: ErrorRange;
}

/** The words for a range, as they follow `in`. */
export const rangeWords: Record<ErrorRange, string> = {
  hour: 'the last hour',
  day: 'the last 24 hours',
  week: 'the last 7 days',
};

export function readFilters(params: URLSearchParams): Filters {
  return {
    search: params.get('search')?.trim() ?? '',
    level: errorLevels.find((level) => level === params.get('level')) ?? '',
    environment: params.get('environment') ?? '',
    state: params.get('state') === 'resolved' ? 'resolved' : 'active',
    range: readRange(params),
  };
}

export function readRange(params: URLSearchParams): ErrorRange {
  return errorRanges.find((range) => range === params.get('range')) ?? 'day';
}

/** The parameters of the address and of the API: only what is not usual. */
export function writeFilters(filters: Filters): URLSearchParams {
  const usual: Partial<Filters> = { state: 'active', range: 'day' };
  const chosen = Object.entries(filters).filter(
    ([name, value]) => value !== '' && value !== usual[name as keyof Filters],
  );
  return new URLSearchParams(chosen);
}

/** Whether errors are left out that the state alone would show. */
export function isNarrowed({ search, level, environment }: Filters): boolean {
  return search !== '' || level !== '' || environment !== '';
}
