import { z } from 'zod';
import { IdempotencyKey } from '../paging.ts';
import { Handle } from '../people.ts';

/** `:uuid` in an address. */
export const UuidPath = z.object({
  uuid: z.uuid().meta({ example: '6f1c1f0e-3c1b-4a52-9d7e-1f0a2b3c4d5e' }),
});

/** `@:handle` in an address. */
export const HandlePath = z.object({ handle: Handle });

/** The header of a request that must happen once, however often it is sent. */
export const OnceHeader = z.object({ 'Idempotency-Key': IdempotencyKey.optional() });
