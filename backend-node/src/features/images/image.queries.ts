import { randomUUID } from 'node:crypto';
import type { ImageKind } from '@cruddur/contract/api/people.ts';
import type { Transaction } from 'kysely';
import type { Database, Schema } from '../../db/schema.ts';
import { transact } from '../../db/transact.ts';
import type { Bucket } from './bucket.ts';
import { PICTURE_TYPE } from './picture.ts';

export interface NewPicture {
  person: string;
  kind: ImageKind;
  picture: Buffer;
  /** Where its bytes go; into the database where absent. */
  bucket: Bucket | undefined;
  now: Date;
}

/** Keeps a picture in place of the one before; answers its uuid. */
export async function replacePicture(
  db: Database,
  { person, kind, picture, bucket, now }: NewPicture,
): Promise<string> {
  const uuid = randomUUID();
  if (bucket) {
    // Should we end between the two, a job removes the object.
    await db.insertInto('loose_objects').values({ uuid, since: now }).execute();
    await bucket.put(uuid, picture);
  }
  await transact(db, async (tx) => {
    const body = bucket ? null : picture;
    await tx
      .insertInto('images')
      .values({ uuid, user_uuid: person, kind, content_type: PICTURE_TYPE, body, created_at: now })
      .execute();
    if (bucket) await tx.deleteFrom('loose_objects').where('uuid', '=', uuid).execute();
    await show(tx, person, kind, uuid);
  });
  return uuid;
}

/** Takes a picture away, if there is one. */
export async function removePicture(db: Database, person: string, kind: ImageKind): Promise<void> {
  await transact(db, (tx) => show(tx, person, kind, null));
}

/** From now on this one is shown, or none, and the ones before are gone. */
async function show(
  tx: Transaction<Schema>,
  person: string,
  kind: ImageKind,
  uuid: string | null,
): Promise<void> {
  await tx
    .updateTable('users')
    .set(kind === 'avatar' ? { avatar_uuid: uuid } : { banner_uuid: uuid })
    .where('uuid', '=', person)
    .execute();
  await tx
    .deleteFrom('images')
    .where('user_uuid', '=', person)
    .where('kind', '=', kind)
    .where('uuid', 'is distinct from', uuid)
    .execute();
}

/** A picture's type and bytes, which are in the bucket where null. */
export async function findPicture(
  db: Database,
  uuid: string,
): Promise<{ content_type: string; body: Buffer | null } | undefined> {
  return db
    .selectFrom('images')
    .select(['content_type', 'body'])
    .where('uuid', '=', uuid)
    .executeTakeFirst();
}
