import { allDatasets, type QuerySpec } from '../../api/query.ts';
import { NotAQuestion, parseSpec } from '../query/shape.ts';

/** Which spans go into a file. */
export interface ExportChoice {
  startMs: number;
  /** Not included. */
  endMs: number;
  dataset: string;
  /** A question of which the filters count; null for all spans of the time. */
  query: QuerySpec | null;
}

/** The address of the screen with that choice made, for anybody who wants to lead to it. */
export function transferPath(choice: ExportChoice): string {
  return `/transfer?${paramsOf(choice)}`;
}

/** Where the file is fetched from. */
export function exportPath(choice: ExportChoice): string {
  return `/api/export?${paramsOf(choice)}`;
}

function paramsOf({ startMs, endMs, dataset, query }: ExportChoice): URLSearchParams {
  const params = new URLSearchParams({ start_ms: String(startMs), end_ms: String(endMs) });
  if (dataset !== allDatasets) params.set('dataset', dataset);
  if (query) params.set('query', JSON.stringify(query));
  return params;
}

const usualMs = 3_600_000;

/** Reads the address bar; what it does not say is the last hour of everything. */
export function readChoice(params: URLSearchParams, nowMs: number): ExportChoice {
  const end = timeOf(params.get('end_ms')) ?? Math.ceil(nowMs / 1000) * 1000;
  return {
    startMs: timeOf(params.get('start_ms')) ?? Math.max(0, end - usualMs),
    endMs: end,
    dataset: params.get('dataset') || allDatasets,
    query: queryOf(params.get('query')),
  };
}

function timeOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function queryOf(text: string | null): QuerySpec | null {
  if (!text) return null;
  try {
    return parseSpec(text);
  } catch (error) {
    if (error instanceof NotAQuestion) return null;
    throw error;
  }
}
