import type { ColumnType, Generated, Kysely } from 'kysely';

/** Defaults to the database's clock, read back as a Date, never changed. */
type CreatedAt = ColumnType<Date, Date | undefined, never>;

export interface UsersTable {
  uuid: Generated<string>;
  handle: string;
  display_name: string;
  bio: Generated<string>;
  avatar_uuid: string | null;
  banner_uuid: string | null;
  /** Kept by triggers, as every `_count` is. */
  followers_count: ColumnType<number, never, never>;
  following_count: ColumnType<number, never, never>;
  /** When the account ended: nobody sees the person any more, and what is left of them goes. */
  left_at: ColumnType<Date | null, never, never>;
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
  /** The same for every try of one request, so that it makes one crud. */
  idempotency_key: string | null;
  created_at: ColumnType<Date, Date | undefined, Date>;
  expires_at: Date;
}

/** A like or a repost. */
export interface ReactionsTable {
  user_uuid: string;
  activity_uuid: string;
  created_at: CreatedAt;
}

export interface FollowsTable {
  follower_uuid: string;
  followee_uuid: string;
  created_at: CreatedAt;
}

export interface HashtagsTable {
  activity_uuid: string;
  /** In lower case, without its #. */
  hashtag: string;
  /** Of the crud, so that what is used lately is counted without it. */
  created_at: Date;
}

export interface NotificationsTable {
  uuid: Generated<string>;
  /** Whom it concerns. */
  user_uuid: string;
  actor_uuid: string;
  kind: 'like' | 'reply' | 'repost' | 'mention' | 'follow';
  activity_uuid: string | null;
  created_at: CreatedAt;
  read_at: Date | null;
}

export interface MessageGroupsTable {
  uuid: Generated<string>;
  /** The lower uuid of the two. */
  first_uuid: string;
  second_uuid: string;
  first_read_at: Generated<Date>;
  second_read_at: Generated<Date>;
  last_message_at: Date;
}

export interface MessagesTable {
  uuid: Generated<string>;
  message_group_uuid: string;
  user_uuid: string;
  message: string;
  idempotency_key: string | null;
  created_at: CreatedAt;
}

export interface ImagesTable {
  uuid: Generated<string>;
  user_uuid: string;
  kind: 'avatar' | 'banner';
  content_type: string;
  body: Buffer | null;
  created_at: CreatedAt;
}

/** An object of the bucket that no row of `images` is about. */
export interface LooseObjectsTable {
  uuid: string;
  since: ColumnType<Date, Date | undefined, never>;
}

/** A person as only they see it; better-auth writes it and the three tables below. */
export interface AccountsTable {
  id: Generated<string>;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  username: string;
  created_at: CreatedAt;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}

export interface SessionsTable {
  id: Generated<string>;
  user_id: string;
  token: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: CreatedAt;
  updated_at: ColumnType<Date, Date | undefined, Date>;
  expires_at: Date;
}

export interface CredentialsTable {
  id: Generated<string>;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  created_at: CreatedAt;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}

export interface VerificationsTable {
  id: Generated<string>;
  identifier: string;
  value: string;
  expires_at: Date;
  created_at: CreatedAt;
  updated_at: ColumnType<Date, Date | undefined, Date>;
}

/** What all copies of the server share, such as the key that signs session cookies. */
export interface SecretsTable {
  name: string;
  value: string;
}

/** As rate-limiter-flexible keeps them. */
export interface RateLimitsTable {
  key: string;
  points: number;
  /** Milliseconds since the epoch; a bigint, which `pg` reads as text. */
  expire: string | null;
}

export interface Schema {
  users: UsersTable;
  activities: ActivitiesTable;
  likes: ReactionsTable;
  reposts: ReactionsTable;
  follows: FollowsTable;
  hashtags: HashtagsTable;
  notifications: NotificationsTable;
  message_groups: MessageGroupsTable;
  messages: MessagesTable;
  images: ImagesTable;
  loose_objects: LooseObjectsTable;
  accounts: AccountsTable;
  sessions: SessionsTable;
  credentials: CredentialsTable;
  verifications: VerificationsTable;
  secrets: SecretsTable;
  rate_limits: RateLimitsTable;
}

export type Database = Kysely<Schema>;
