import type { ZodOpenApiPathsObject } from 'zod-openapi';
import {
  Activities,
  Activity,
  CreateActivity,
  CreateReply,
  SearchQuery,
  Trends,
} from '../activities.ts';
import { PageQuery } from '../paging.ts';
import { activity, reply, reposted } from './examples.ts';
import { json, jsonBody, jsonPage, noContent, readErrors, writeErrors } from './helpers.ts';
import { OnceHeader, UuidPath } from './parameters.ts';

const tags = ['Activities'];

/** Lists of cruds, and what makes or deletes one. */
export const activityPaths: ZodOpenApiPathsObject = {
  '/api/activities/home': {
    get: {
      operationId: 'getHomeActivities',
      tags,
      summary: 'The feed of everybody, newest first',
      description: 'Cruds that have not expired, without replies, a page at a time.',
      requestParams: { query: PageQuery },
      responses: {
        '200': jsonPage('A page of the feed', Activities, [activity]),
        ...readErrors('invalid_cursor', 'invalid_field'),
      },
    },
  },
  '/api/activities/following': {
    get: {
      operationId: 'getFollowingActivities',
      tags,
      summary: 'The feed of those whom I follow, newest first',
      description:
        'What they and I wrote, and what they reposted of others, which carries `reposted_by`. Each crud once.',
      requestParams: { query: PageQuery },
      responses: {
        '200': jsonPage('A page of the feed', Activities, [reposted]),
        ...readErrors('not_signed_in', 'invalid_cursor', 'invalid_field'),
      },
    },
  },
  '/api/activities/search': {
    get: {
      operationId: 'searchActivities',
      tags,
      summary: 'Cruds by their words or by a hashtag, newest first',
      requestParams: { query: SearchQuery },
      responses: {
        '200': jsonPage('A page of what was found', Activities, [activity]),
        ...readErrors('search_term_blank', 'invalid_cursor', 'invalid_field', 'bad_request'),
      },
    },
  },
  '/api/trending': {
    get: {
      operationId: 'getTrending',
      tags,
      summary: 'The hashtags of the day',
      description: 'Of cruds that are alive; those of the week where the day has none.',
      responses: {
        '200': json('At most ten, the most used first', Trends, [
          { hashtag: 'observability', cruds_count: 12 },
        ]),
        ...readErrors(),
      },
    },
  },
  '/api/activities': {
    post: {
      operationId: 'createActivity',
      tags,
      summary: 'Write a crud',
      requestParams: { header: OnceHeader },
      requestBody: jsonBody(CreateActivity),
      responses: {
        '201': json('The crud as it is kept', Activity, activity),
        ...writeErrors(
          'not_signed_in',
          'message_blank',
          'message_exceed_max_chars',
          'ttl_blank',
          'ttl_invalid',
          'invalid_field',
          'not_found',
        ),
      },
    },
  },
  '/api/activities/{uuid}': {
    delete: {
      operationId: 'deleteActivity',
      tags,
      summary: 'Delete a crud of mine, with its replies',
      requestParams: { path: UuidPath },
      responses: {
        ...noContent('It is gone'),
        ...writeErrors('not_signed_in', 'not_yours', 'not_found'),
      },
    },
  },
  '/api/activities/{uuid}/reply': {
    post: {
      operationId: 'replyToActivity',
      tags,
      summary: 'Answer a crud',
      description: 'The reply lives as long as what it answers.',
      requestParams: { path: UuidPath, header: OnceHeader },
      requestBody: jsonBody(CreateReply),
      responses: {
        '201': json('The reply as it is kept', Activity, reply),
        ...writeErrors(
          'not_signed_in',
          'not_found',
          'message_blank',
          'message_exceed_max_chars',
          'invalid_field',
        ),
      },
    },
  },
};
