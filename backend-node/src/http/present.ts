import type { Response } from 'express';
import type { z } from 'zod';

/**
 * Answers `value` as JSON in the contract's shape. With `check` (outside production) a value that
 * breaks the contract is a fault of ours, found before a client finds it.
 */
export function present<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
  value: z.output<Schema>,
  check: boolean,
): void {
  if (check) schema.parse(value);
  response.set('Cache-Control', 'no-store').json(value);
}
