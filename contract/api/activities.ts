import { z } from 'zod';
import { page } from './paging.ts';
import { author, Profile } from './people.ts';
import { words } from './words.ts';

/** At most this many characters, as people count them, in one crud. */
export const MESSAGE_MAX_CHARACTERS = 280;

/** At most this many in a reply. */
export const REPLY_MAX_CHARACTERS = 1024;

/** How long a crud may live, in hours, by the name the API takes. */
export const TTL_HOURS = {
  '30-days': 720,
  '7-days': 168,
  '3-days': 72,
  '1-day': 24,
  '12-hours': 12,
  '3-hours': 3,
  '1-hour': 1,
} as const;

export type Ttl = keyof typeof TTL_HOURS;
export const TTL_DEFAULT: Ttl = '7-days';
export const TTL_NAMES = Object.keys(TTL_HOURS) as [Ttl, ...Ttl[]];

export const Activity = z
  .object({
    uuid: z.uuid(),
    ...author,
    message: z.string().meta({ example: 'Cloud is fun!' }),
    replies_count: z.int().nonnegative(),
    reposts_count: z.int().nonnegative(),
    likes_count: z.int().nonnegative(),
    liked: z.boolean().meta({ description: 'Whether I like it' }),
    reposted: z.boolean().meta({ description: 'Whether I reposted it' }),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    reply_to_activity_uuid: z.uuid().optional(),
    reply_to_handle: z
      .string()
      .optional()
      .meta({ description: 'Whose crud it answers', example: 'worf' }),
    reposted_by: z
      .object(author)
      .optional()
      .meta({ description: 'Who brought it into this list, where its author did not' }),
  })
  .meta({ id: 'Activity', description: 'A crud' });

export type Activity = z.infer<typeof Activity>;

export const Activities = z.array(Activity);

/** What others did with a crud; the answer to a like, a repost, and to taking one back. */
export const Counters = Activity.pick({
  uuid: true,
  replies_count: true,
  reposts_count: true,
  likes_count: true,
  liked: true,
  reposted: true,
}).meta({ id: 'Counters' });

export type Counters = z.infer<typeof Counters>;

/** A crud with the crud that it answers, and a page of its replies, oldest first. */
export const Status = z
  .object({ activity: Activity, parent: Activity.optional(), replies: Activities })
  .meta({ id: 'Status' });

export type Status = z.infer<typeof Status>;

/** Which of a person's cruds their page shows. */
export const PROFILE_LISTS = ['cruds', 'replies', 'likes'] as const;
export type ProfileList = (typeof PROFILE_LISTS)[number];

export const ProfileQuery = z.object({ show: z.enum(PROFILE_LISTS).default('cruds'), ...page });

/** A person with a page of what they wrote, or liked, newest first. */
export const ProfilePage = z
  .object({ profile: Profile, activities: Activities })
  .meta({ id: 'ProfilePage' });

export type ProfilePage = z.infer<typeof ProfilePage>;

/** `error` of each rule is an ErrorCode, which the server turns into the answer's code. */
export const CreateActivity = z
  .object({
    message: words(MESSAGE_MAX_CHARACTERS),
    ttl: z
      .enum(TTL_NAMES, {
        error: (issue) =>
          issue.input === undefined || issue.input === '' ? 'ttl_blank' : 'ttl_invalid',
      })
      .meta({ description: 'How long the crud lives', example: TTL_DEFAULT }),
  })
  .meta({ id: 'CreateActivity', example: { message: 'Cloud is fun!', ttl: TTL_DEFAULT } });

export type CreateActivity = z.infer<typeof CreateActivity>;

/** A reply lives as long as the crud that it answers. */
export const CreateReply = z
  .object({ message: words(REPLY_MAX_CHARACTERS) })
  .meta({ id: 'CreateReply', example: { message: 'And how long did the SQL take?' } });

export type CreateReply = z.infer<typeof CreateReply>;

export const SearchQuery = z.object({
  term: z
    .string({ error: 'search_term_blank' })
    .max(200, { error: 'invalid_field' })
    .refine((term) => term.trim() !== '', { error: 'search_term_blank' })
    .meta({ description: 'Words, `#hashtag`, or the beginning of one', example: 'cloud' }),
  ...page,
});

export const Trend = z
  .object({
    hashtag: z.string().meta({ description: 'Without its #', example: 'observability' }),
    cruds_count: z.int().positive(),
  })
  .meta({ id: 'Trend', description: 'A hashtag that is used right now' });

export type Trend = z.infer<typeof Trend>;

export const Trends = z.array(Trend);
