import { z } from 'zod';
import type { BubbleUpRequest } from '../api/bubbleup.ts';
import { allDatasets } from '../api/query.ts';
import { HttpError } from '../http/errors.ts';
import { parseQuery } from '../query/spec.ts';

const milliseconds = z.number().min(0).max(4_102_444_800_000);

const area = z
  .strictObject({
    column: z.string().min(1).max(10_000),
    start_ms: milliseconds,
    end_ms: milliseconds,
    min: z.number(),
    max: z.number(),
  })
  .refine(({ start_ms, end_ms }) => start_ms < end_ms, 'start_ms must be before end_ms')
  .refine(({ min, max }) => min < max, 'min must be less than max');

const body = z.strictObject({
  dataset: z.string().min(1).max(1000).default(allDatasets),
  query: z.unknown(),
  selection: z
    .strictObject({ area: area.optional(), filters: z.array(z.unknown()).optional() })
    .refine(({ area, filters }) => area || filters?.length, 'needs an area or filters'),
});

/**
 * What BubbleUp is asked; the filters of the selection have the form and the bounds of a query's.
 * @throws HttpError 422 `invalid_query` or `invalid_selection`, with a sentence
 */
export function parseRequest(json: unknown): BubbleUpRequest {
  const parsed = body.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') || 'The request';
    throw new HttpError(422, 'invalid_selection', `${where}: ${issue?.message}.`);
  }
  const { dataset, query, selection } = parsed.data;
  const { filters } = selection.filters ? parseQuery({ filters: selection.filters }) : {};
  return { dataset, query: parseQuery(query), selection: { area: selection.area, filters } };
}
