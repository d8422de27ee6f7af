import { PASSWORD, PASSWORD_HASH, type Role, type Scene } from './scene.ts';

/** What of a scene an answer to `role` must not hold. */
export function hiddenFrom(scene: Scene, role: Role): string[] {
  const { owner, stranger, other, words, session } = scene;
  const people = [owner, stranger, other];
  const me = role === 'nobody' ? undefined : scene[role];
  return [
    PASSWORD,
    PASSWORD_HASH,
    ...people.map(tokenOf),
    ...people.filter((person) => person !== me).map(({ email }) => email),
    ...(me === owner ? [] : [session]),
    ...(me === owner || me === other ? [] : [words]),
  ];
}

/** What of a scene telemetry must not hold, whoever asked. */
export function hiddenFromTelemetry(scene: Scene): string[] {
  return [...hiddenFrom(scene, 'nobody').filter((one) => one !== scene.session)];
}

/** The token that a cookie carries, without its signature. */
function tokenOf({ cookie }: { cookie: string }): string {
  return decodeURIComponent(cookie)
    .replace(/^[^=]*=/, '')
    .replace(/\.[^.]*$/, '');
}

const WRITTEN = /^(message|bio|email|code|password|new_password)$/;

/** What somebody says in a body that is for those whom it is meant for, and for no log. */
export function writtenIn(body: unknown): string[] {
  return Object.entries(Object(body)).flatMap(([field, value]) =>
    WRITTEN.test(field) && typeof value === 'string' ? [value] : [],
  );
}
