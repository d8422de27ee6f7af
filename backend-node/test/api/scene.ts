import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { demoUuids } from '../../src/db/demo-accounts.ts';
import type { Database } from '../../src/db/schema.ts';
import { insertCruds } from '../activities.ts';
import { type SignedIn, signIn } from '../sign-in.ts';

/** Who asks: nobody signed in; somebody unrelated; whose things they are; whom they talk with. */
export const ROLES = ['nobody', 'stranger', 'owner', 'other'] as const;
export type Role = (typeof ROLES)[number];

export interface Person extends SignedIn {
  email: string;
}

/** People and their things, made anew for each case, so that none is disturbed by another. */
export interface Scene {
  stranger: Person;
  owner: Person;
  other: Person;
  /** A crud of the owner. */
  crud: string;
  /** What the owner told the other. */
  words: string;
  /** Another session of the owner than the one they ask by. */
  session: string;
  /** The owner's picture. */
  image: string;
}

/** Everybody's, so that it is hashed once. */
export const PASSWORD = 'correct horse, correct battery';
export const PASSWORD_HASH = await hashPassword(PASSWORD);

let scenes = 0;

/** Somebody of the demo, whom anybody may try. */
export async function createDemoPerson(db: Database): Promise<void> {
  const account = { name: 'Worf', username: 'worf', email: 'worf@demo.example', image: null };
  await db
    .insertInto('accounts')
    .values({ ...account, id: String(demoUuids[0]), email_verified: true })
    .execute();
}

export async function createScene(db: Database, now: Date): Promise<Scene> {
  scenes += 1;
  const [stranger, owner, other] = await Promise.all(
    (['stranger', 'owner', 'other'] as const).map(async (role) => {
      const handle = `${role}${scenes}`;
      const email = `${handle}@private.example`;
      const signedIn = await signIn(db, { handle, email, now });
      await givePassword(db, signedIn);
      return { ...signedIn, email };
    }),
  );
  if (!stranger || !owner || !other) throw new Error('Nobody came.');
  await db
    .insertInto('notifications')
    .values({ user_uuid: owner.uuid, actor_uuid: other.uuid, kind: 'follow', activity_uuid: null })
    .execute();
  const words = `between the two of us ${randomUUID()}`;
  const [session, crud, image] = await Promise.all([
    signInAgain(db, owner, now),
    insertCruds(db, owner.uuid, [now], { message: 'A #scene of theirs' }),
    givePicture(db, owner),
    talk(db, owner, other, words, now),
  ]);
  return { stranger, owner, other, crud: String(crud[0]), words, session, image };
}

/** Lets somebody prove who they are by `PASSWORD`. */
export async function givePassword(db: Database, { uuid }: SignedIn): Promise<void> {
  await db
    .insertInto('credentials')
    .values({
      user_id: uuid,
      account_id: uuid,
      provider_id: 'credential',
      password: PASSWORD_HASH,
    })
    .execute();
}

async function signInAgain(db: Database, { uuid, handle, email }: Person, now: Date) {
  const sessions = () => db.selectFrom('sessions').select('id').where('user_id', '=', uuid);
  const [first] = await sessions().execute();
  await signIn(db, { handle, email, now });
  const second = await sessions().where('id', '!=', String(first?.id)).executeTakeFirstOrThrow();
  return second.id;
}

async function givePicture(db: Database, { uuid: user_uuid }: Person): Promise<string> {
  const body = Buffer.from('a picture');
  const { uuid } = await db
    .insertInto('images')
    .values({ user_uuid, kind: 'avatar', content_type: 'image/webp', body })
    .returning('uuid')
    .executeTakeFirstOrThrow();
  await db.updateTable('users').set({ avatar_uuid: uuid }).where('uuid', '=', user_uuid).execute();
  return uuid;
}

async function talk(db: Database, from: Person, to: Person, message: string, now: Date) {
  const [first_uuid = '', second_uuid = ''] = [from.uuid, to.uuid].toSorted();
  const { uuid } = await db
    .insertInto('message_groups')
    .values({ first_uuid, second_uuid, last_message_at: now })
    .returning('uuid')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('messages')
    .values({
      message_group_uuid: uuid,
      user_uuid: from.uuid,
      message,
      idempotency_key: null,
      created_at: now,
    })
    .execute();
}
