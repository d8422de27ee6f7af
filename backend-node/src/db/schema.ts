import type { ColumnType, Generated, Kysely } from 'kysely';

/** Defaults to the database's clock, read back as a Date, never changed. */
type CreatedAt = ColumnType<Date, Date | undefined, never>;

export interface UsersTable {
  uuid: Generated<string>;
  handle: string;
  display_name: string;
  created_at: CreatedAt;
}

export interface ActivitiesTable {
  uuid: Generated<string>;
  user_uuid: string;
  message: string;
  replies_count: Generated<number>;
  reposts_count: Generated<number>;
  likes_count: Generated<number>;
  reply_to_activity_uuid: string | null;
  created_at: ColumnType<Date, Date | undefined, Date>;
  expires_at: Date;
}

export interface Schema {
  users: UsersTable;
  activities: ActivitiesTable;
}

export type Database = Kysely<Schema>;
