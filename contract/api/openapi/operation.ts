import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { Health } from '../health.ts';
import { SETTINGS_PATH, Settings } from '../settings.ts';
import { errors, json } from './helpers.ts';

export const operationPaths: ZodOpenApiPathsObject = {
  '/api/health-check': {
    get: {
      operationId: 'getHealth',
      tags: ['Operation'],
      summary: 'Alive, and whether the database answers',
      responses: {
        '200': json('All is well', Health, { status: 'ok', database: 'ok' }),
        '503': json('Alive, but the database does not answer', Health, {
          status: 'degraded',
          database: 'unreachable',
        }),
      },
    },
  },
  [SETTINGS_PATH]: {
    get: {
      operationId: 'getSettings',
      tags: ['Operation'],
      summary: 'What a page is told when it runs',
      description: 'The same for everybody, and nothing in it is a secret.',
      responses: {
        '200': json('How pages report errors', Settings, {
          rollbar: {
            access_token: 'observatory',
            endpoint: 'http://localhost:4318/api/1/item/',
            environment: 'development',
          },
        }),
      },
    },
  },
  '/rollbar/test': {
    get: {
      operationId: 'testRollbar',
      tags: ['Operation'],
      summary: 'Report a message to Rollbar, to see that it arrives',
      requestParams: {
        query: z.object({
          error: z.enum(['1']).optional().meta({
            description: 'Raise an error instead, which is answered with 500; not in production',
          }),
        }),
      },
      responses: {
        '200': {
          description: '`Hello World!` was reported as a warning',
          content: { 'text/plain': { schema: z.literal('Hello World!') } },
        },
        ...errors('not_found', 'too_many_requests', 'internal', 'unavailable'),
      },
    },
  },
  '/api/openapi.json': {
    get: {
      operationId: 'getOpenApi',
      tags: ['Operation'],
      summary: 'This document',
      responses: { '200': json('OpenAPI 3.1', z.looseObject({}), { openapi: '3.1.0' }) },
    },
  },
};
