import type { Request } from 'express';
import { z } from 'zod';
import { AppError } from './app-error.ts';

const Uuid = z.uuid();

/**
 * The `:uuid` of the address. What is no uuid names nothing.
 * @throws AppError `not_found`
 */
export function uuidOf(request: Request): string {
  const uuid = Uuid.safeParse(request.params.uuid);
  if (!uuid.success) throw new AppError('not_found');
  return uuid.data.toLowerCase();
}
