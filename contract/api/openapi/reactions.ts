import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { Counters } from '../activities.ts';
import { counters } from './examples.ts';
import { json, writeErrors } from './helpers.ts';
import { UuidPath } from './parameters.ts';

function reaction(operationId: string, summary: string): ZodOpenApiOperationObject {
  return {
    operationId,
    tags: ['Activities'],
    summary,
    requestParams: { path: UuidPath },
    responses: {
      '200': json('What others did with the crud, now', Counters, counters),
      ...writeErrors('not_signed_in', 'not_found'),
    },
  };
}

/** Likes and reposts; asked again, each changes nothing. */
export const reactionPaths: ZodOpenApiPathsObject = {
  '/api/activities/{uuid}/like': {
    put: reaction('likeActivity', 'Like a crud'),
    delete: reaction('unlikeActivity', 'Take my like back'),
  },
  '/api/activities/{uuid}/repost': {
    put: reaction('repostActivity', 'Repost a crud to those who follow me'),
    delete: reaction('unrepostActivity', 'Take my repost back'),
  },
};
