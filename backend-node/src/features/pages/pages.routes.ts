import { basename, extname, join } from 'node:path';
import { pages } from '@cruddur/contract/pages.ts';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { AppError } from '../../http/app-error.ts';
import { chooseEncoding, precompressed } from './precompressed.ts';

/** Assets carry their content's hash in their name, so they never change. */
const FOREVER = { immutable: true, maxAge: '1 year' };
/** Compressed ones too, and in any case, for file systems that do not tell cases apart. */
const SOURCE_MAP = /\.map(?:\.br|\.gz)?\/*$/i;

/**
 * Serves the built frontend in `directory`: its pages by the patterns of the contract, its files,
 * and for everything else a 404, which is a page for people and a sentence for programs.
 */
export function pagesRoutes(directory: string): Router {
  const router = Router();
  router.use(withoutSourceMaps);
  const files = { index: false, redirect: false, fallthrough: true } as const;
  router.use('/assets', precompressed(join(directory, 'assets')));
  router.use('/assets', express.static(join(directory, 'assets'), { ...files, ...FOREVER }));
  // Any first segment would pass for a handle, a file's name included, and the route for a page's.
  router.param('handle', (request, _response, next, handle: string) => {
    if (handle.startsWith('@')) return next();
    request.route = undefined;
    next('route');
  });
  for (const pattern of Object.values(pages)) {
    router.get(pattern, (request, response, next) => sendPage(200, request, response, next));
  }
  router.use(express.static(directory, { ...files, setHeaders: revalidate }));
  router.use((request, response, next) => {
    const isPage = ['GET', 'HEAD'].includes(request.method) && !isFile(request.path);
    if (isPage) sendPage(404, request, response, next);
    else next(new AppError('not_found'));
  });
  return router;

  function sendPage(status: number, request: Request, response: Response, next: NextFunction) {
    response.status(status).set('Cache-Control', 'no-cache');
    const options = { root: directory, cacheControl: false, lastModified: false };
    const file = chooseEncoding(request, response, directory, 'index.html');
    response.sendFile(file, options, (error) => {
      if (error === undefined || response.headersSent) return;
      next(new AppError('unavailable', { sentence: 'The pages are not built; run "npm start".' }));
    });
  }
}

/** Source maps are built for error reports, and say what the source is: nobody is sent one. */
function withoutSourceMaps(request: Request, _response: Response, next: NextFunction): void {
  next(SOURCE_MAP.test(decoded(request.path)) ? new AppError('not_found') : undefined);
}

/** The path as the static files read it; what cannot be decoded they refuse themselves. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Has an extension, or is hidden, which no page is. */
function isFile(path: string): boolean {
  return extname(path) !== '' || basename(path).startsWith('.');
}

/** A file without a hash in its name is asked for each time, and sent when it has changed. */
function revalidate(response: Response): void {
  response.set('Cache-Control', 'no-cache');
}
