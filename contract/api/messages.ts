import { z } from 'zod';
import { author, Handle } from './people.ts';
import { words } from './words.ts';

export const DIRECT_MESSAGE_MAX_CHARACTERS = 1024;

export const Message = z
  .object({
    uuid: z.uuid(),
    ...author,
    message: z.string(),
    created_at: z.iso.datetime(),
    mine: z.boolean(),
  })
  .meta({ id: 'Message' });

export type Message = z.infer<typeof Message>;

/** A conversation of mine with one other person, whose name and picture it carries. */
export const MessageGroup = z
  .object({
    uuid: z.uuid(),
    ...author,
    last_message: z.string().meta({ description: 'Its first 100 characters' }),
    last_message_at: z.iso.datetime(),
    last_message_mine: z.boolean(),
    unread_count: z.int().nonnegative(),
  })
  .meta({ id: 'MessageGroup' });

export type MessageGroup = z.infer<typeof MessageGroup>;

/** GET /api/message_groups, the last spoken in first, paged. */
export const MessageGroups = z.array(MessageGroup);

/**
 * GET /api/messages/@:handle, newest first, paged backwards; PUT /api/messages/@:handle/read → 204.
 * `with` is the other person, whether or not anything was said yet.
 */
export const MessageThread = z
  .object({ with: z.object(author), messages: z.array(Message) })
  .meta({ id: 'MessageThread' });

export type MessageThread = z.infer<typeof MessageThread>;

/** POST /api/messages → 201 Message. */
export const SendMessage = z
  .object({
    user_receiver_handle: z
      .string({ error: 'user_receiver_handle_blank' })
      .min(1, { error: 'user_receiver_handle_blank' })
      .pipe(Handle),
    message: words(DIRECT_MESSAGE_MAX_CHARACTERS),
  })
  .meta({
    id: 'SendMessage',
    example: { user_receiver_handle: 'worf', message: 'Today is a good day to deploy.' },
  });

export type SendMessage = z.infer<typeof SendMessage>;
