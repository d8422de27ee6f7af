import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { LiveEvent } from '../live.ts';
import { readErrors } from './helpers.ts';

const example = `retry: 2000

data: {"kind":"hello"}

data: {"kind":"message","handle":"worf"}

:

`;

export const livePaths: ZodOpenApiPathsObject = {
  '/api/live': {
    get: {
      operationId: 'getLiveEvents',
      tags: ['Live'],
      summary: 'That something happened, as it happens',
      description:
        'Server-sent events whose data is a LiveEvent each. They say that something happened, and not what: ask the API. `hello` comes first, and again whenever something may have been missed. Who is not signed in hears of cruds only. A connection ends with its session.',
      responses: {
        '200': {
          description: 'A stream that does not end by itself',
          content: { 'text/event-stream': { schema: LiveEvent, example } },
        },
        ...readErrors(),
      },
    },
  },
};
