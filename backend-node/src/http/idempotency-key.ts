import { IdempotencyKey } from '@cruddur/contract/api/paging.ts';
import type { Request } from 'express';
import { AppError } from './app-error.ts';

const HEADER = 'Idempotency-Key';

/**
 * The key by which a retry is known as such; null where the sender gives none.
 * @throws AppError `invalid_field` for what is no uuid
 */
export function idempotencyKeyOf(request: Request): string | null {
  const given = request.get(HEADER);
  if (given === undefined) return null;
  const key = IdempotencyKey.safeParse(given);
  if (key.success) return key.data;
  throw new AppError('invalid_field', { sentence: `${HEADER}: expected a uuid.`, field: HEADER });
}
