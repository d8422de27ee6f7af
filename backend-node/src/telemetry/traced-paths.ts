import { pages } from '@cruddur/contract/pages.ts';

/**
 * Of no interest to anybody: asked every few seconds by machines, or one request that lasts for
 * as long as a page is open. Routes match in any case, with or without a slash at the end.
 */
const UNTRACED = /^\/api\/(?:health-check|live)\/?$/i;

/** A handle carries its @; without one, every file at the root would pass for somebody's page. */
const pagePatterns = Object.values(pages).map(
  (pattern) =>
    new RegExp(`^${pattern.replace('/:handle', '/(?:@|%40)[^/]+').replace(/:\w+/g, '[^/]+')}$`),
);

/** Static files under /api: a page for developers with files of its own, and people's pictures. */
const FILES = /^\/api\/(?:docs|images)(?:\/|$)/i;

/** Outside the API, where the address is known from. */
const ROLLBAR_TEST = '/rollbar/test';

/** Whether a request for `path` (without its query) is traced: the API and the pages are, and one more. */
export function isTracedPath(path: string): boolean {
  if (path === ROLLBAR_TEST) return true;
  if (path.startsWith('/api/')) return !UNTRACED.test(path) && !FILES.test(path);
  return pagePatterns.some((pattern) => pattern.test(path));
}
