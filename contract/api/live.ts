import { z } from 'zod';

/**
 * What `GET /api/live` pushes (server-sent events, each event's data is one of these): that
 * something happened, not what. The page then asks the API as always, so nobody learns by push
 * what they may not read. `hello` comes first on every connection, also after one was lost: what
 * happened meanwhile is to be asked for. It comes again on a connection when the server itself lost
 * touch for a while.
 */
export const LiveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hello') }),
  z.object({
    kind: z.literal('crud'),
    uuid: z.uuid(),
    handle: z.string().meta({ description: 'Who wrote it' }),
    reply_to_activity_uuid: z.uuid().optional(),
  }),
  z.object({ kind: z.literal('crud_gone'), uuid: z.uuid() }),
  z.object({ kind: z.literal('notification') }),
  z.object({
    kind: z.literal('message'),
    handle: z.string().meta({ description: 'The other one' }),
  }),
]);

export type LiveEvent = z.infer<typeof LiveEvent>;
