import { z } from 'zod';
import { type ErrorLevel, errorLevels } from '../api/errors.ts';

/**
 * The parts of Rollbar's `data` that are looked into. Notifiers of many languages fill it in each in
 * its own way, so whatever is not as expected counts as not there; only a body is required.
 * https://docs.rollbar.com/reference/create-item
 */
const text = z.string().nullish().catch(null);
const number = z.number().nullish().catch(null);
const object = z.record(z.string(), z.unknown()).nullish().catch(null);
const lines = z.array(z.coerce.string()).max(50).nullish().catch(null);

const frame = z.object({
  filename: text,
  method: text,
  lineno: number,
  colno: number,
  code: text,
  context: z.object({ pre: lines, post: lines }).nullish().catch(null),
});

const trace = z.object({
  frames: z.array(frame).nullish().catch(null),
  exception: z.object({ class: text, message: text, description: text }).nullish().catch(null),
});

const breadcrumb = z.object({
  level: text,
  type: text,
  timestamp_ms: number,
  body: object,
});

const body = z
  .object({
    trace: trace.nullish().catch(null),
    trace_chain: z.array(trace).nullish().catch(null),
    message: z.object({ body: text }).nullish().catch(null),
    crash_report: z.object({ raw: text }).nullish().catch(null),
    telemetry: z.array(breadcrumb.nullish().catch(null)).nullish().catch(null),
  })
  .refine(
    ({ trace, trace_chain, message, crash_report }) =>
      trace || trace_chain?.length || message || crash_report,
    'needs one of trace, trace_chain, message and crash_report',
  );

const data = z.looseObject({
  body,
  level: z.enum(errorLevels).nullish().catch(null),
  environment: text,
  timestamp: number,
  uuid: z.string().min(1).max(64).nullish().catch(null),
  title: text,
  fingerprint: text,
  platform: text,
  code_version: z.coerce.string().nullish().catch(null),
  context: text,
  trace_id: text,
  attributes: z
    .array(z.object({ key: text, value: z.unknown() }))
    .nullish()
    .catch(null),
  person: z
    .object({ id: z.union([z.string(), z.number()]).nullish().catch(null) })
    .nullish()
    .catch(null),
  notifier: z.object({ name: text }).nullish().catch(null),
  request: object,
  custom: object,
  server: object,
  client: object,
});

export type ErrorData = z.infer<typeof data>;
export type SentFrame = z.infer<typeof frame>;

/** The `data` of an item; otherwise a sentence that says what is wrong with it. */
export function parseData(sent: unknown): ErrorData | string {
  const parsed = data.safeParse(sent);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `data.${issue?.path.join('.')}: ${issue?.message}`;
}

/** One of Rollbar's levels; `error`, as Rollbar takes it, for anything else. */
export function levelOf(sent: string | null | undefined): ErrorLevel {
  return errorLevels.find((level) => level === sent) ?? 'error';
}
