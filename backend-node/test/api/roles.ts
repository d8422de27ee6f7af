import type { ErrorCode } from '@cruddur/contract/api/errors.ts';
import type { Role } from './scene.ts';

/** The status of a success, or the code of a refusal. */
export type Expected = number | ErrorCode;

const EVERYBODY = { nobody: 200, stranger: 200, owner: 200, other: 200 };
const SIGNED_IN = { nobody: 'not_signed_in', stranger: 200, owner: 200, other: 200 } as const;
const SIGNED_IN_201 = { nobody: 'not_signed_in', stranger: 201, owner: 201, other: 201 } as const;
const SIGNED_IN_202 = { nobody: 'not_signed_in', stranger: 202, owner: 202, other: 202 } as const;
const SIGNED_IN_204 = { nobody: 'not_signed_in', stranger: 204, owner: 204, other: 204 } as const;
const EVERYBODY_202 = { nobody: 202, stranger: 202, owner: 202, other: 202 };
const EVERYBODY_204 = { nobody: 204, stranger: 204, owner: 204, other: 204 };
const NOBODY_BY_GUESSING = {
  nobody: 'code_invalid',
  stranger: 'code_invalid',
  owner: 'code_invalid',
  other: 'code_invalid',
} as const;
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
  'GET /o/settings': EVERYBODY,
  'GET /rollbar/test': EVERYBODY,

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

  'PUT /api/profile/avatar': SIGNED_IN,
  'DELETE /api/profile/avatar': SIGNED_IN,
  'PUT /api/profile/banner': SIGNED_IN,
  'DELETE /api/profile/banner': SIGNED_IN,
  'GET /api/images/{uuid}': EVERYBODY,

  // Signing in: by a password or a code, whoever one is signed in as.
  'POST /api/auth/sign-up': EVERYBODY_202,
  'POST /api/auth/resend': EVERYBODY_202,
  'POST /api/auth/forgot': EVERYBODY_202,
  'POST /api/auth/confirm': NOBODY_BY_GUESSING,
  'POST /api/auth/reset': NOBODY_BY_GUESSING,
  'POST /api/auth/sign-in': EVERYBODY,
  'POST /api/auth/sign-out': EVERYBODY_204,
  'GET /api/auth/demo': EVERYBODY,
  'POST /api/auth/demo': EVERYBODY,

  // One's own account
  'GET /api/account': SIGNED_IN,
  'GET /api/account/data': SIGNED_IN,
  'DELETE /api/account': SIGNED_IN_204,
  'PUT /api/account/password': SIGNED_IN_204,
  'POST /api/account/email': SIGNED_IN_202,
  'PUT /api/account/email': { ...NOBODY_BY_GUESSING, nobody: 'not_signed_in' },
  'GET /api/account/sessions': SIGNED_IN,
  'DELETE /api/account/sessions': SIGNED_IN_204,
  'DELETE /api/account/sessions/{uuid}': {
    nobody: 'not_signed_in',
    stranger: 'not_found',
    owner: 204,
    other: 'not_found',
  },

  // What happens: to each what they may read.
  'GET /api/live': EVERYBODY,

  // Conversations: a stranger who asks for the owner finds their own, in which nothing was said.
  'GET /api/message_groups': SIGNED_IN,
  'GET /api/messages/@{handle}': SIGNED_IN,
  'PUT /api/messages/@{handle}/read': SIGNED_IN_204,
  'POST /api/messages': SIGNED_IN_201,
};
