import type { ErrorCode } from '@cruddur/contract/api/errors.ts';
import type { Role } from './scene.ts';

/** The status of a success, or the code of a refusal. */
export type Expected = number | ErrorCode;

const EVERYBODY = { nobody: 200, stranger: 200, owner: 200, other: 200 };
const SIGNED_IN = { nobody: 'not_signed_in', stranger: 200, owner: 200, other: 200 } as const;
const SIGNED_IN_201 = { nobody: 'not_signed_in', stranger: 201, owner: 201, other: 201 } as const;
const SIGNED_IN_204 = { nobody: 'not_signed_in', stranger: 204, owner: 204, other: 204 } as const;
const THE_OWNER = {
  nobody: 'not_signed_in',
  stranger: 'not_yours',
  owner: 204,
  other: 'not_yours',
} as const;

/**
 * Who may do what: of `@{handle}` and `{uuid}` it is what the owner of a scene has, and for the
 * owner the person with whom they talk. What is about oneself alone (`/api/account`) does to each
 * their own; that nothing of others is touched is checked beside.
 */
export const roles: Record<string, Record<Role, Expected>> = {
  'GET /api/health-check': EVERYBODY,
  'GET /api/openapi.json': EVERYBODY,

  // Cruds
  'GET /api/activities/home': EVERYBODY,
  'GET /api/activities/search': EVERYBODY,
  'GET /api/activities/@{handle}': EVERYBODY,
  'GET /api/activities/@{handle}/status/{uuid}': EVERYBODY,
  'GET /api/trending': EVERYBODY,
  'GET /api/activities/following': SIGNED_IN,
  'POST /api/activities': SIGNED_IN_201,
  'POST /api/activities/{uuid}/reply': SIGNED_IN_201,
  'PUT /api/activities/{uuid}/like': SIGNED_IN,
  'DELETE /api/activities/{uuid}/like': SIGNED_IN,
  'PUT /api/activities/{uuid}/repost': SIGNED_IN,
  'DELETE /api/activities/{uuid}/repost': SIGNED_IN,
  'DELETE /api/activities/{uuid}': THE_OWNER,

  // What waits for me
  'GET /api/activities/notifications': SIGNED_IN,
  'PUT /api/activities/notifications/read': SIGNED_IN_204,
  'GET /api/unread': SIGNED_IN,

  // People
  'GET /api/me': EVERYBODY,
  'GET /api/users/@{handle}/short': EVERYBODY,
  'GET /api/users/@{handle}/followers': EVERYBODY,
  'GET /api/users/@{handle}/following': EVERYBODY,
  'GET /api/users/search': EVERYBODY,
  'GET /api/suggested_users': EVERYBODY,
  'PUT /api/users/@{handle}/follow': SIGNED_IN,
  'DELETE /api/users/@{handle}/follow': SIGNED_IN,
  'POST /api/profile/update': SIGNED_IN,

  // Conversations: a stranger who asks for the owner finds their own, in which nothing was said.
  'GET /api/message_groups': SIGNED_IN,
  'GET /api/messages/@{handle}': SIGNED_IN,
  'PUT /api/messages/@{handle}/read': SIGNED_IN_204,
  'POST /api/messages': SIGNED_IN_201,
};
