import { sql } from 'kysely';
import type { Database } from '../../src/db/schema.ts';
import type { Person } from './scene.ts';

/** What is kept of people and their things; of a session, not when it was last used. */
const KEPT = {
  users: 'to_jsonb(t)',
  accounts: 'to_jsonb(t)',
  sessions: 'to_jsonb(t.id)',
  credentials: 'to_jsonb(t)',
  activities: 'to_jsonb(t)',
  likes: 'to_jsonb(t)',
  reposts: 'to_jsonb(t)',
  follows: 'to_jsonb(t)',
  hashtags: 'to_jsonb(t)',
  images: 'to_jsonb(t)',
  messages: 'to_jsonb(t)',
  message_groups: 'to_jsonb(t)',
  notifications: 'to_jsonb(t)',
};

/** What only its owner may change, and how it names them. Counters are moved by others. */
const OWNED = {
  users: ["to_jsonb(t) - 'followers_count'", 'uuid'],
  accounts: ['to_jsonb(t)', 'id'],
  sessions: ['to_jsonb(t.id)', 'user_id'],
  credentials: ['to_jsonb(t)', 'user_id'],
  activities: ["to_jsonb(t) - '{likes_count,reposts_count,replies_count}'::text[]", 'user_uuid'],
  likes: ['to_jsonb(t)', 'user_uuid'],
  reposts: ['to_jsonb(t)', 'user_uuid'],
  follows: ['to_jsonb(t)', 'follower_uuid'],
  images: ['to_jsonb(t)', 'user_uuid'],
  messages: ['to_jsonb(t)', 'user_uuid'],
};

/** A fingerprint of everything that is kept: equal where nothing was changed. */
export async function everything(db: Database): Promise<string | undefined> {
  return (await evidence(db, []))[0];
}

/** The fingerprint of everything that is kept, then of what is each person's own to change. */
export async function evidence(db: Database, people: Person[]): Promise<(string | undefined)[]> {
  const all = Object.entries(KEPT).map(([table, row]) => `select ${row} as row from ${table} t`);
  const belongings = people.map(({ uuid }) =>
    Object.entries(OWNED).map(
      ([table, [row, key]]) => `select ${row} as row from ${table} t where ${key} = '${uuid}'`,
    ),
  );
  const prints = [all, ...belongings].map(
    (selects) => `(select md5(string_agg(row::text, ',' order by row::text))
      from (${selects.join(' union all ')}) as kept)`,
  );
  const { rows } = await sql<{ prints: string[] }>`
    select array[${sql.raw(prints.join(','))}] as prints`.execute(db);
  return rows[0]?.prints ?? [];
}
