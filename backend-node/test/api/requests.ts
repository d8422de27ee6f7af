import type { Asked } from './ask.ts';
import { exemplified } from './examples.ts';
import type { Operation } from './operations.ts';
import { PASSWORD, type Role, type Scene } from './scene.ts';

/** What an operation is asked about, and with. */
interface Details {
  /** Whom it is about; whom they talk with, unless told otherwise. */
  handle?: string;
  uuid?: string;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Describe = (scene: Scene, role: Role) => Details;

const aboutTheCrud: Describe = ({ crud, owner }) => ({ uuid: crud, handle: owner.handle });
const picture: Describe = () => ({ body: PIXEL, headers: { 'content-type': 'image/png' } });
const withPassword = { password: PASSWORD };

/**
 * What is said beside the operation itself, for those that need more than the handle of another
 * person and the body that the document gives as its example.
 */
const described: Record<string, Describe> = {
  'GET /api/activities/search': () => ({ query: { term: 'scene' } }),
  'GET /api/users/search': () => ({ query: { term: 'owner' } }),
  'GET /api/activities/@{handle}/status/{uuid}': aboutTheCrud,
  'DELETE /api/activities/{uuid}': aboutTheCrud,
  'POST /api/activities/{uuid}/reply': aboutTheCrud,
  'PUT /api/activities/{uuid}/like': aboutTheCrud,
  'DELETE /api/activities/{uuid}/like': aboutTheCrud,
  'PUT /api/activities/{uuid}/repost': aboutTheCrud,
  'DELETE /api/activities/{uuid}/repost': aboutTheCrud,
  'GET /api/images/{uuid}': ({ image }) => ({ uuid: image }),
  'POST /api/messages': (scene, role) => ({
    body: { user_receiver_handle: partnerOf(scene, role), message: 'May I join you?' },
  }),
  'DELETE /api/account/sessions/{uuid}': ({ session }) => ({ uuid: session }),
  'DELETE /api/account': () => ({ body: withPassword }),
  'PUT /api/account/password': () => ({
    body: { ...withPassword, new_password: 'another horse, another battery' },
  }),
  'POST /api/account/email': (_scene, role) => ({
    body: { ...withPassword, email: `new.${role}@private.example` },
  }),
  'POST /api/auth/sign-up': (_scene, role) => ({
    body: {
      display_name: 'New here',
      email: `signing.up.${role}@private.example`,
      handle: `new_${role}`,
      ...withPassword,
    },
  }),
  'POST /api/auth/sign-in': (scene, role) => ({
    body: { ...withPassword, email: scene[role === 'nobody' ? 'stranger' : role].email },
  }),
  'POST /api/auth/demo': () => ({ body: { handle: 'worf' } }),
  'PUT /api/profile/avatar': picture,
  'PUT /api/profile/banner': picture,
};

/** Whom they look at: of the owner's conversation the other one, else the owner. */
function partnerOf({ owner, other }: Scene, role: Role): string {
  return role === 'owner' ? other.handle : owner.handle;
}

/** An operation as somebody asks it who means it. */
export function requestOf(operation: Operation, scene: Scene, role: Role): Asked {
  const { name, method, path } = operation;
  const {
    handle = partnerOf(scene, role),
    uuid = '',
    query = {},
    body = exemplified(operation).find(({ what }) => what === 'request')?.examples[0],
    headers = {},
  } = described[name]?.(scene, role) ?? {};
  const search = new URLSearchParams(query).toString();
  const filled = path.replace('{handle}', handle).replace('{uuid}', uuid);
  return {
    method,
    path: search === '' ? filled : `${filled}?${search}`,
    headers: { ...(role === 'nobody' ? {} : { cookie: scene[role].cookie }), ...headers },
    body,
  };
}
