import { z } from 'zod';

export const PAGE_SIZE = 20;

/** Query parameters of every list; the next page is in the answer's `Link` header, `rel="next"`. */
export const page = {
  cursor: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Opaque; taken from the `next` link of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(PAGE_SIZE),
};

export const PageQuery = z.object(page);

/** Sent with what must happen once however often it is asked: a crud, a reply, a message. */
export const IdempotencyKey = z.uuid().meta({
  description: 'The same for every try of one request; a retry answers what the first made',
});
