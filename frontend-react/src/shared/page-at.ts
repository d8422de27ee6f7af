import { type PagePattern, pages } from '@cruddur/contract/pages.ts';
import { matchRoutes } from 'react-router';

const known = Object.values(pages).map((path) => ({ path }));

/** The pattern of the page at a path, such as `/:handle/status/:uuid`; none where no page is. */
export function pageAt(pathname: string): PagePattern | undefined {
  return matchRoutes(known, pathname)?.at(-1)?.route.path;
}
