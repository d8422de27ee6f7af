import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { Activities, Activity, CreateActivity } from '../activities.ts';
import { PageQuery } from '../paging.ts';
import { json, jsonBody, jsonPage, readErrors, writeErrors } from './helpers.ts';

export const activityPaths: ZodOpenApiPathsObject = {
  '/api/activities/home': {
    get: {
      operationId: 'getHomeActivities',
      tags: ['Activities'],
      summary: 'The feed of everybody, newest first',
      description: 'Cruds that have not expired, without replies, a page at a time.',
      requestParams: { query: PageQuery },
      responses: {
        '200': jsonPage('A page of the feed', Activities),
        ...readErrors('invalid_cursor', 'invalid_field'),
      },
    },
  },
  '/api/activities': {
    post: {
      operationId: 'createActivity',
      tags: ['Activities'],
      summary: 'Write a crud',
      requestBody: jsonBody(CreateActivity),
      responses: {
        '201': json('The crud as it is kept', Activity),
        ...writeErrors(
          'not_signed_in',
          'message_blank',
          'message_exceed_max_chars',
          'ttl_blank',
          'ttl_invalid',
        ),
      },
    },
  },
};
