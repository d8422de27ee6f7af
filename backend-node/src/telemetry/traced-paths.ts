import { pages } from '@cruddur/contract/pages.ts';

/** Asked every few seconds by machines, and of no interest to anybody. */
const HEALTH_CHECK = '/api/health-check';

const pagePatterns = Object.values(pages).map(
  (pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+').replace(/\*\w*/g, '.*')}$`),
);

/** A page for developers with static files of its own. */
const DOCS = /^\/api\/docs(?:\/|$)/;

/** Whether a request for `path` (without its query) is traced: the API and the pages are. */
export function isTracedPath(path: string): boolean {
  if (path.startsWith('/api/')) return path !== HEALTH_CHECK && !DOCS.test(path);
  return pagePatterns.some((pattern) => pattern.test(path));
}
