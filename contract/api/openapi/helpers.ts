import type { z } from 'zod';
import type {
  ZodOpenApiRequestBodyObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { ErrorBody, type ErrorCode, errorStatus } from '../errors.ts';

/** What any address may answer when the server is at fault. */
const FAULTS = ['internal', 'unavailable'] as const;

/** What any request that changes something may be refused with. */
const REFUSED_WRITES = [
  'bad_request',
  'origin_not_allowed',
  'payload_too_large',
  'unsupported_media_type',
  'too_many_requests',
] as const;

/** The refusals of a request that reads, by their codes, and the faults of the server. */
export function readErrors(...codes: ErrorCode[]): ZodOpenApiResponsesObject {
  return errors(...codes, ...FAULTS);
}

/** The refusals of a request that changes something, by their codes, and what any may meet. */
export function writeErrors(...codes: ErrorCode[]): ZodOpenApiResponsesObject {
  return errors(...codes, ...REFUSED_WRITES, ...FAULTS);
}

/** The refusals by their codes, those of one status together. */
export function errors(...codes: ErrorCode[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(new Set(codes), (code) => errorStatus[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      `${status}`,
      {
        description: named.map((code) => `\`${code}\``).join(', '),
        content: { 'application/json': { schema: ErrorBody } },
      },
    ]),
  );
}

/** An answer in JSON. */
export function json(
  description: string,
  schema: z.ZodType,
  example?: unknown,
): ZodOpenApiResponseObject {
  return {
    description,
    content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
  };
}

/** An answer of one page of a list, with the `Link` to the next. */
export function jsonPage(
  description: string,
  schema: z.ZodType,
  example?: unknown,
): ZodOpenApiResponseObject {
  return {
    ...json(`${description}; the last page has no \`next\` link`, schema, example),
    headers: {
      Link: {
        description: 'The next page (RFC 8288)',
        schema: {
          type: 'string',
          examples: ['</api/activities/home?cursor=MTc&limit=20>; rel="next"'],
        },
      },
    },
  };
}

/** An answer without a body. */
export function noContent(description: string): ZodOpenApiResponsesObject {
  return { '204': { description } };
}

/** A body in JSON. */
export function jsonBody(schema: z.ZodType): ZodOpenApiRequestBodyObject {
  return { required: true, content: { 'application/json': { schema } } };
}

/** A body in JSON, with one that would do. */
export function exampleBody(schema: z.ZodType, example: unknown): ZodOpenApiRequestBodyObject {
  return { required: true, content: { 'application/json': { schema, example } } };
}
