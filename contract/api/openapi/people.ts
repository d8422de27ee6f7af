import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { Me } from '../people.ts';
import { json, readErrors } from './helpers.ts';

export const peoplePaths: ZodOpenApiPathsObject = {
  '/api/me': {
    get: {
      operationId: 'getMe',
      tags: ['People'],
      summary: 'Who I am; null when nobody is signed in',
      responses: { '200': json('The person who asks', Me), ...readErrors() },
    },
  },
};
