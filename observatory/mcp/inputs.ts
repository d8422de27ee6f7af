import { z } from 'zod';
import { allDatasets, type QuerySpec } from '../api/query.ts';
import { HttpError } from '../http/errors.ts';
import { parseTraceId } from '../ids.ts';

/** Parameters that several tools have. */
export const dataset = z
  .string()
  .min(1)
  .max(300)
  .default(allDatasets)
  .describe('Slug of a service, such as backend-node; without it all services.');

export const traceId = z
  .string()
  .max(300)
  .describe('Id of a trace: 32 hex digits, 1-8-24 hex digits (X-Ray) or a traceparent.');

export const limit = (most: number, usual: number) =>
  z.int().min(1).max(most).default(usual).describe(`At most ${most}.`);

const moment = z.iso.datetime({ offset: true });

export const times = {
  last_minutes: z
    .number()
    .positive()
    .max(5_000_000)
    .optional()
    .describe('Only what began in the last minutes; 120 when no time is given.'),
  start_time: moment.optional().describe('ISO 8601, such as 2026-01-31T12:00:00Z.'),
  end_time: moment.optional(),
};

interface Times {
  last_minutes?: number | undefined;
  start_time?: string | undefined;
  end_time?: string | undefined;
}

const seconds = (text: string) => Date.parse(text) / 1000;

/** The times as a question has them, in whole seconds that hold all of what was asked for. */
export function timesOf({ last_minutes, start_time, end_time }: Times): QuerySpec {
  if (start_time !== undefined && last_minutes !== undefined) {
    throw new HttpError(422, 'invalid_query', 'Give last_minutes or start_time, not both.');
  }
  const spec: QuerySpec = {};
  if (start_time !== undefined) spec.start_time = Math.floor(seconds(start_time));
  if (end_time !== undefined) spec.end_time = Math.ceil(seconds(end_time));
  if (start_time !== undefined && end_time === undefined) {
    spec.end_time = Math.ceil(Date.now() / 1000) + 1;
  }
  if (last_minutes !== undefined) spec.time_range = Math.max(1, Math.ceil(last_minutes * 60));
  return spec;
}

/** @throws HttpError 422 for what is no id */
export function requiredTraceId(text: string): string {
  const id = parseTraceId(text);
  if (id) return id;
  throw new HttpError(422, 'invalid_trace_id', 'trace_id is not the id of a trace in any form.');
}
