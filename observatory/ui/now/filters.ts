import { isLoneWebVital, type TraceSummary } from '../../api.ts';

/** What the list is narrowed to; the address bar holds it. */
export interface Filters {
  /** A name, an id or an attribute's value; empty for no search. */
  search: string;
  service: string;
  errors: boolean;
  /** Shortest duration shown, in milliseconds; 0 for all. */
  minMs: number;
  /** Whether web vitals are listed that are traces of their own; there are many of them. */
  vitals: boolean;
}

/** Reads the address bar; anything it cannot make sense of counts as not given. */
export function readFilters(params: URLSearchParams): Filters {
  const minMs = Number(params.get('min_ms') ?? 0);
  return {
    search: params.get('search')?.trim() ?? '',
    service: params.get('service') ?? '',
    errors: params.get('errors') === '1',
    minMs: Number.isFinite(minMs) && minMs > 0 ? minMs : 0,
    vitals: params.get('vitals') === '1',
  };
}

/** The filters as the address bar holds them; only what is not as usual. */
export function writeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.search) params.set('search', filters.search);
  if (filters.service) params.set('service', filters.service);
  if (filters.errors) params.set('errors', '1');
  if (filters.minMs > 0) params.set('min_ms', String(filters.minMs));
  if (filters.vitals) params.set('vitals', '1');
  return params;
}

/** The filters as GET /api/traces takes them, which lists web vitals unless told otherwise. */
export function toQuery(filters: Filters): URLSearchParams {
  const params = writeFilters(filters);
  if (!filters.vitals) params.set('vitals', '0');
  return params;
}

export function isNarrowed(filters: Filters): boolean {
  return writeFilters({ ...filters, vitals: false }).size > 0;
}

/**
 * Whether a pushed trace belongs in the list. `unknown` when only the server can tell, because an
 * attribute of one of its spans may hold the searched value.
 */
export function matches(filters: Filters, trace: TraceSummary): 'yes' | 'no' | 'unknown' {
  if (!filters.vitals && isLoneWebVital(trace)) return 'no';
  if (filters.errors && trace.error_count === 0) return 'no';
  if (trace.duration_ms < filters.minMs) return 'no';
  if (filters.service && !trace.services.some(({ name }) => name === filters.service)) return 'no';
  if (!filters.search) return 'yes';
  const named = trace.name.toLowerCase().includes(filters.search.toLowerCase());
  return named ? 'yes' : 'unknown';
}
