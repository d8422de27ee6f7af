import { Handle } from '@cruddur/contract/api/people.ts';
import type { Request } from 'express';
import { AppError } from './app-error.ts';

/**
 * The `:handle` of the address, without its @. What nobody can be called is not there.
 * @throws AppError `not_found`
 */
export function handleOf(request: Request): string {
  const handle = Handle.safeParse(request.params.handle);
  if (!handle.success) throw new AppError('not_found');
  return handle.data;
}

/**
 * What was looked for by an address, or the refusal that there is no such thing.
 * @throws AppError `not_found`
 */
export function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new AppError('not_found');
  return thing;
}
