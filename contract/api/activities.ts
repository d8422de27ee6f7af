import { z } from 'zod';
import { countCharacters } from '../text.ts';

/** At most this many characters, as people count them, in one crud. */
export const MESSAGE_MAX_CHARACTERS = 280;

/** A character may be built of many code units (an emoji of a family has 25); a flood of them is none. */
export const MESSAGE_MAX_LENGTH = MESSAGE_MAX_CHARACTERS * 25;

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
    display_name: z.string().meta({ example: 'Andrew Brown' }),
    handle: z.string().meta({ example: 'andrewbrown' }),
    message: z.string().meta({ example: 'Cloud is fun!' }),
    replies_count: z.int().nonnegative(),
    reposts_count: z.int().nonnegative(),
    likes_count: z.int().nonnegative(),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    reply_to_activity_uuid: z.uuid().optional(),
  })
  .meta({ id: 'Activity', description: 'A crud' });

export type Activity = z.infer<typeof Activity>;

export const HOME_PAGE_SIZE = 20;

export const HomeQuery = z.object({
  cursor: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Opaque; taken from the `next` link of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(HOME_PAGE_SIZE),
});

export const HomeActivities = z.array(Activity);

/** `error` of each rule is an ErrorCode, which the server turns into the answer's code. */
export const CreateActivity = z
  .object({
    message: z
      .string({ error: 'message_blank' })
      .refine((text) => text.trim() !== '', { error: 'message_blank', abort: true })
      .refine(
        (text) =>
          text.length <= MESSAGE_MAX_LENGTH && countCharacters(text) <= MESSAGE_MAX_CHARACTERS,
        { error: 'message_exceed_max_chars' },
      )
      .meta({ description: `1 to ${MESSAGE_MAX_CHARACTERS} characters as people count them` }),
    ttl: z
      .enum(TTL_NAMES, {
        error: (issue) =>
          issue.input === undefined || issue.input === '' ? 'ttl_blank' : 'ttl_invalid',
      })
      .meta({ description: 'How long the crud lives', example: TTL_DEFAULT }),
  })
  .meta({ id: 'CreateActivity', example: { message: 'Cloud is fun!', ttl: TTL_DEFAULT } });

export type CreateActivity = z.infer<typeof CreateActivity>;
