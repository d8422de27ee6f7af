import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * Sends `app.js.br` or `app.js.gz` for `app.js` where the build made one and the client takes it,
 * by handing the compressed file's name to the static files behind it.
 */
export function precompressed(directory: string): RequestHandler {
  return (request, response, next) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    // The static files behind us refuse a path that leaves their folder; so must we.
    if (pathname.includes('..') || pathname.includes('%')) return next();
    const encoding = ENCODINGS.find(
      ([name, extension]) =>
        request.acceptsEncodings(name) && existsSync(join(directory, pathname + extension)),
    );
    response.vary('Accept-Encoding');
    if (encoding) {
      const [name, extension] = encoding;
      response.type(extname(pathname)).set('Content-Encoding', name);
      request.url = pathname + extension;
    }
    next();
  };
}
