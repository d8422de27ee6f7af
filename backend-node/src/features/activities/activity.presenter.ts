import type { Activity } from '@cruddur/contract/api/activities.ts';

/** A crud with its author, as the queries of this feature read it. */
export interface ActivityRow {
  uuid: string;
  display_name: string;
  handle: string;
  message: string;
  replies_count: number;
  reposts_count: number;
  likes_count: number;
  created_at: Date;
  expires_at: Date;
  reply_to_activity_uuid: string | null;
}

/** The crud as the API shows it: field by field, so that a new column never leaks. */
export function presentActivity(row: ActivityRow): Activity {
  return {
    uuid: row.uuid,
    display_name: row.display_name,
    handle: row.handle,
    message: row.message,
    replies_count: row.replies_count,
    reposts_count: row.reposts_count,
    likes_count: row.likes_count,
    liked: false,
    reposted: false,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    ...(row.reply_to_activity_uuid !== null && {
      reply_to_activity_uuid: row.reply_to_activity_uuid,
    }),
  };
}
