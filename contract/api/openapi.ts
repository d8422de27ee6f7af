import { createDocument, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { Activity, CreateActivity, HomeActivities, HomeQuery } from './activities.ts';
import { ErrorBody, type ErrorCode, errorStatus } from './errors.ts';
import { Health } from './health.ts';
import { Person } from './people.ts';

/** The OpenAPI 3.1 document of the API, generated from the schemas that validate it. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Cruddur',
      version: '0.1.0',
      description:
        'A micro-blog whose posts ("cruds") expire. Every answer that is not a success has one shape, and its `trace_id` finds the request in every tool.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: [
      { name: 'Activities', description: 'Cruds' },
      { name: 'People' },
      { name: 'Operation', description: 'For those who run it' },
    ],
    paths: {
      '/api/activities/home': {
        get: {
          operationId: 'getHomeActivities',
          tags: ['Activities'],
          summary: 'The feed, newest first',
          description: 'Cruds that have not expired, without replies, a page at a time.',
          requestParams: { query: HomeQuery },
          responses: {
            '200': {
              description: 'A page of the feed; the last one has no `next` link',
              headers: {
                Link: {
                  description: 'The next page (RFC 8288)',
                  schema: {
                    type: 'string',
                    examples: ['</api/activities/home?cursor=MTc&limit=20>; rel="next"'],
                  },
                },
              },
              content: { 'application/json': { schema: HomeActivities } },
            },
            ...errors('invalid_cursor', 'invalid_field', 'internal', 'unavailable'),
          },
        },
      },
      '/api/activities': {
        post: {
          operationId: 'createActivity',
          tags: ['Activities'],
          summary: 'Write a crud',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: CreateActivity } },
          },
          responses: {
            '201': {
              description: 'The crud as it is kept',
              content: { 'application/json': { schema: Activity } },
            },
            ...errors(
              'bad_request',
              'origin_not_allowed',
              'payload_too_large',
              'unsupported_media_type',
              'message_blank',
              'message_exceed_max_chars',
              'ttl_blank',
              'ttl_invalid',
              'internal',
              'unavailable',
            ),
          },
        },
      },
      '/api/me': {
        get: {
          operationId: 'getMe',
          tags: ['People'],
          summary: 'Who I am',
          responses: {
            '200': {
              description: 'The person who asks',
              content: { 'application/json': { schema: Person } },
            },
            ...errors('internal', 'unavailable'),
          },
        },
      },
      '/api/health-check': {
        get: {
          operationId: 'getHealth',
          tags: ['Operation'],
          summary: 'Alive, and whether the database answers',
          responses: {
            '200': {
              description: 'All is well',
              content: { 'application/json': { schema: Health } },
            },
            '503': {
              description: 'Alive, but the database does not answer',
              content: { 'application/json': { schema: Health } },
            },
          },
        },
      },
      '/api/openapi.json': {
        get: {
          operationId: 'getOpenApi',
          tags: ['Operation'],
          summary: 'This document',
          responses: {
            '200': {
              description: 'OpenAPI 3.1',
              content: { 'application/json': { schema: { type: 'object' } } },
            },
          },
        },
      },
    },
  });
}

/** The refusals by their codes, those of one status together. */
function errors(...codes: ErrorCode[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(codes, (code) => errorStatus[code]);
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
