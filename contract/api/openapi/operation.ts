import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { Health } from '../health.ts';
import { json } from './helpers.ts';

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
  '/api/openapi.json': {
    get: {
      operationId: 'getOpenApi',
      tags: ['Operation'],
      summary: 'This document',
      responses: { '200': json('OpenAPI 3.1', z.looseObject({}), { openapi: '3.1.0' }) },
    },
  },
};
