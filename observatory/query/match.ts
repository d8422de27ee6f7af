import type { DuckDBValue } from '@duckdb/node-api';
import { allDatasets, type QueryRequest } from '../api/query.ts';
import type { Catalogue } from './catalogue.ts';
import { conditionOf, mismatchOf } from './filters.ts';
import { Parameters } from './statement.ts';
import { frameOf, nanosLiteral, type TimeFrame } from './time.ts';

/** Which rows of the table `spans` a question is about, as a condition for SQL of one's own. */
export interface Match {
  /** For a WHERE over `spans`; its values are at $1, $2, … and further ones come after them. */
  where: string;
  values: DuckDBValue[];
  frame: TimeFrame;
  /** Columns and datasets that do not exist, and filters that can match nothing, in sentences. */
  notices: string[];
}

/** A dataset's slug, as Honeycomb makes it of the service's name. */
export function slugOf(service: string): string {
  return service.toLowerCase().replace(/[^a-z0-9_.]+/g, '-');
}

/** The rows that a question is about; `services` are those that its dataset is. */
export function matchOf(
  { dataset, query: spec }: QueryRequest,
  catalogue: Catalogue,
  services: readonly string[],
  nowMs: number,
): Match {
  const notices: string[] = [];
  const frame = frameOf(spec, nowMs, notices);
  const parameters = new Parameters();
  const start = nanosLiteral(frame.startMs);
  const conditions = [`_start >= ${start}`, `_start < ${nanosLiteral(frame.endMs)}`];
  if (dataset !== allDatasets) {
    conditions.push(ofServices(services, parameters));
    if (services.length === 0) notices.push(`There is no dataset ${shown(dataset)}.`);
  }
  conditions.push(conditionOf(spec, catalogue, parameters));
  for (const name of unknownColumns(spec, catalogue)) {
    notices.push(`There is no column ${shown(name)}: no span that is stored has it.`);
  }
  for (const filter of spec.filters ?? []) {
    const field = catalogue.get(filter.column);
    const mismatch = field && mismatchOf(filter, field);
    if (mismatch) notices.push(mismatch);
  }
  return { where: conditions.join(' AND '), values: parameters.values, frame, notices };
}

export function ofServices(services: readonly string[], parameters: Parameters): string {
  const places = services.map((name) => `${parameters.add(name)}::VARCHAR`);
  return places.length === 0 ? 'false' : `"service.name" IN (${places.join(', ')})`;
}

function unknownColumns(
  { filters = [], calculations = [], breakdowns = [] }: QueryRequest['query'],
  catalogue: Catalogue,
): string[] {
  const named = [...calculations, ...filters].flatMap(({ column }) => column ?? []);
  return [...new Set([...named, ...breakdowns])].filter((name) => !catalogue.has(name));
}

function shown(name: string): string {
  return JSON.stringify(name.length > 100 ? `${name.slice(0, 100)}…` : name);
}
