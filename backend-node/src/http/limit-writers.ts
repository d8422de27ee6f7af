import type { Request } from 'express';
import type { CurrentPerson, Viewer } from './current-person.ts';
import { addressOf, type LimitName, type Limits } from './limits.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The same as `people`, but whoever is required for a request that changes something takes one of
 * what they may write: so no such route can forget its limit.
 */
export function limitWriters(people: CurrentPerson, limits: Limits): CurrentPerson {
  const counted = new WeakMap<Request, Promise<void>>();

  function count(request: Request, { uuid }: Viewer): Promise<void> {
    let counting = counted.get(request);
    if (counting === undefined) {
      counting = Promise.all([
        limits.take(limitOf(request), uuid),
        limits.take('writes_address', addressOf(request)),
      ]).then(() => {});
      counted.set(request, counting);
    }
    return counting;
  }

  return {
    find: people.find,
    async require(request) {
      const viewer = await people.require(request);
      if (!SAFE_METHODS.has(request.method)) await count(request, viewer);
      return viewer;
    },
  };
}

/** Of everything else there are many: to like, to follow, to have read. */
const COUNTED: readonly (readonly [LimitName, method: string, path: RegExp])[] = [
  // Routes match in any case, with or without a slash at the end: so must these.
  ['posts', 'POST', /^\/api\/activities(\/[^/]+\/reply)?\/?$/i],
  ['messages', 'POST', /^\/api\/messages\/?$/i],
  ['pictures', 'PUT', /^\/api\/profile\/[^/]+\/?$/i],
];

function limitOf(request: Request): LimitName {
  const found = COUNTED.find(
    ([, method, path]) => request.method === method && path.test(request.path),
  );
  return found?.[0] ?? 'reactions';
}
