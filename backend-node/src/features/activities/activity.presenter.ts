import type { Activity, Counters } from '@cruddur/contract/api/activities.ts';
import { type AuthorRow, presentAuthor } from '../../http/present-author.ts';

export type { AuthorRow };

/** A crud with its author, as the queries of this feature read it. */
export interface ActivityRow extends AuthorRow {
  uuid: string;
  message: string;
  replies_count: number;
  reposts_count: number;
  likes_count: number;
  liked: boolean;
  reposted: boolean;
  created_at: Date;
  expires_at: Date;
  reply_to_activity_uuid: string | null;
  reply_to_handle: string | null;
  /** Who brought it into the list; absent where only authors do. */
  reposter_handle?: string | null;
  reposter_display_name?: string | null;
  reposter_avatar_uuid?: string | null;
}

/** The crud as the API shows it: field by field, so that a new column never leaks. */
export function presentActivity(row: ActivityRow): Activity {
  return {
    ...presentAuthor(row),
    message: row.message,
    ...presentCounters(row),
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    ...(row.reply_to_activity_uuid !== null && {
      reply_to_activity_uuid: row.reply_to_activity_uuid,
    }),
    ...(row.reply_to_handle !== null && { reply_to_handle: row.reply_to_handle }),
    ...presentReposter(row),
  };
}

/** What others did with the crud. */
export function presentCounters(row: ActivityRow): Counters {
  return {
    uuid: row.uuid,
    replies_count: row.replies_count,
    reposts_count: row.reposts_count,
    likes_count: row.likes_count,
    liked: row.liked,
    reposted: row.reposted,
  };
}

function presentReposter(row: ActivityRow): Pick<Activity, 'reposted_by'> {
  if (!row.reposter_handle) return {};
  return {
    reposted_by: presentAuthor({
      handle: row.reposter_handle,
      display_name: row.reposter_display_name ?? row.reposter_handle,
      avatar_uuid: row.reposter_avatar_uuid ?? null,
    }),
  };
}
