import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { PageQuery } from '../paging.ts';
import {
  Follow,
  Me,
  PeopleQuery,
  PersonSummaries,
  Profile,
  SuggestedQuery,
  UpdateProfile,
} from '../people.ts';
import { exampleBody, json, jsonPage, readErrors, writeErrors } from './helpers.ts';
import { HandlePath } from './parameters.ts';
import { follow, people, person, profile } from './person-examples.ts';

function following(operationId: string, summary: string): ZodOpenApiOperationObject {
  return {
    operationId,
    tags: ['People'],
    summary,
    description: 'Asked again, it changes nothing.',
    requestParams: { path: HandlePath },
    responses: {
      '200': json('Whether I follow them, and how many do', Follow, follow),
      ...writeErrors('not_signed_in', 'not_found', 'yourself'),
    },
  };
}

function followList(operationId: string, summary: string): ZodOpenApiOperationObject {
  return {
    operationId,
    tags: ['People'],
    summary,
    requestParams: { path: HandlePath, query: PageQuery },
    responses: {
      '200': jsonPage('The latest first', PersonSummaries, people),
      ...readErrors('not_found', 'invalid_cursor', 'invalid_field'),
    },
  };
}

export const peoplePaths: ZodOpenApiPathsObject = {
  '/api/me': {
    get: {
      operationId: 'getMe',
      tags: ['People'],
      summary: 'Who I am; null when nobody is signed in',
      responses: { '200': json('The person who asks', Me, person), ...readErrors() },
    },
  },
  '/api/users/@{handle}/short': {
    get: {
      operationId: 'getProfile',
      tags: ['People'],
      summary: 'A person',
      requestParams: { path: HandlePath },
      responses: {
        '200': json('As I see them', Profile, profile),
        ...readErrors('not_found'),
      },
    },
  },
  '/api/users/@{handle}/follow': {
    put: following('followPerson', 'Follow somebody'),
    delete: following('unfollowPerson', 'Follow somebody no more'),
  },
  '/api/users/@{handle}/followers': {
    get: followList('getFollowers', 'Who follows somebody'),
  },
  '/api/users/@{handle}/following': {
    get: followList('getFollowing', 'Whom somebody follows'),
  },
  '/api/users/search': {
    get: {
      operationId: 'searchPeople',
      tags: ['People'],
      summary: 'People by what is typed',
      description: 'By the beginning of a handle, or of words of a name; the best first.',
      requestParams: { query: PeopleQuery },
      responses: {
        '200': json('Who was found', PersonSummaries, people),
        ...readErrors('bad_request', 'search_term_blank', 'invalid_field'),
      },
    },
  },
  '/api/suggested_users': {
    get: {
      operationId: 'getSuggestedPeople',
      tags: ['People'],
      summary: 'Whom I may like to follow',
      description:
        'Those whom the people I follow follow, then the most followed; never me, or whom I follow.',
      requestParams: { query: SuggestedQuery },
      responses: {
        '200': json('The best first', PersonSummaries, people),
        ...readErrors('invalid_field'),
      },
    },
  },
  '/api/profile/update': {
    post: {
      operationId: 'updateProfile',
      tags: ['People'],
      summary: 'Change my name or bio',
      requestBody: exampleBody(UpdateProfile, { display_name: 'Worf', bio: profile.bio }),
      responses: {
        '200': json('As others see me now', Profile, profile),
        ...writeErrors(
          'not_signed_in',
          'display_name_blank',
          'display_name_too_long',
          'bio_exceed_max_chars',
          'invalid_field',
        ),
      },
    },
  },
};
