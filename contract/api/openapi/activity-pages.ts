import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { ProfilePage, ProfileQuery, Status } from '../activities.ts';
import { PageQuery } from '../paging.ts';
import { activity, reply } from './examples.ts';
import { jsonPage, readErrors } from './helpers.ts';
import { HandlePath, UuidPath } from './parameters.ts';

const tags = ['Activities'];

/** The page of a person, and that of a crud. */
export const activityPagePaths: ZodOpenApiPathsObject = {
  '/api/activities/@{handle}': {
    get: {
      operationId: 'getProfileActivities',
      tags,
      summary: 'A person, and what they wrote and reposted, answered, or like',
      requestParams: { path: HandlePath, query: ProfileQuery },
      responses: {
        '200': jsonPage('The person, and a page of the list, newest first', ProfilePage, {
          profile: {
            uuid: '2a4d6f80-1b3c-4d5e-8f90-a1b2c3d4e5f6',
            handle: activity.handle,
            display_name: activity.display_name,
            avatar: activity.avatar,
            bio: 'Cloud is fun.',
            cruds_count: 1,
            followers_count: 5,
            following_count: 4,
            joined_at: '2026-10-13T12:00:00.000Z',
            following: true,
            follows_me: false,
            is_me: false,
          },
          activities: [activity],
        }),
        ...readErrors('not_found', 'invalid_cursor', 'invalid_field'),
      },
    },
  },
  '/api/activities/@{handle}/status/{uuid}': {
    get: {
      operationId: 'getStatus',
      tags,
      summary: 'A crud with what it answers and its replies, oldest first',
      requestParams: { path: HandlePath.extend(UuidPath.shape), query: PageQuery },
      responses: {
        '200': jsonPage('The crud, and a page of its replies', Status, {
          activity,
          replies: [reply],
        }),
        ...readErrors('not_found', 'invalid_cursor', 'invalid_field'),
      },
    },
  },
};
