import type { TraceSummary } from '../../api.ts';

/** What the list is narrowed to; the address bar holds it. */
export interface Filters {
  /** A name, an id or an attribute's value; empty for no search. */
  search: string;
  service: string;
  errors: boolean;
  /** Shortest duration shown, in milliseconds; 0 for all. */
  minMs: number;
}

/** Reads the address bar; anything it cannot make sense of counts as not given. */
export function readFilters(params: URLSearchParams): Filters {
  const minMs = Number(params.get('min_ms') ?? 0);
  return {
    search: params.get('search')?.trim() ?? '',
    service: params.get('service') ?? '',
    errors: params.get('errors') === '1',
    minMs: Number.isFinite(minMs) && minMs > 0 ? minMs : 0,
  };
}

/** The filters as the address bar and GET /api/traces take them; only those that narrow. */
export function writeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.search) params.set('search', filters.search);
  if (filters.service) params.set('service', filters.service);
  if (filters.errors) params.set('errors', '1');
  if (filters.minMs > 0) params.set('min_ms', String(filters.minMs));
  return params;
}

export function isNarrowed(filters: Filters): boolean {
  return writeFilters(filters).size > 0;
}

/**
 * Whether a pushed trace belongs in the list. `unknown` when only the server can tell, because an
 * attribute of one of its spans may hold the searched value.
 */
export function matches(filters: Filters, trace: TraceSummary): 'yes' | 'no' | 'unknown' {
  if (filters.errors && trace.error_count === 0) return 'no';
  if (trace.duration_ms < filters.minMs) return 'no';
  if (filters.service && !trace.services.some(({ name }) => name === filters.service)) return 'no';
  if (!filters.search) return 'yes';
  const named = trace.name.toLowerCase().includes(filters.search.toLowerCase());
  return named ? 'yes' : 'unknown';
}
