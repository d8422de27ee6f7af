import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * The name of the file to send for `name`: `app.js.br` or `app.js.gz` where the build made one and
 * the client takes it, with the headers that say so; else the name itself.
 */
export function chooseEncoding(
  request: Request,
  response: Response,
  directory: string,
  name: string,
): string {
  response.vary('Accept-Encoding');
  const found = ENCODINGS.find(
    ([encoding, extension]) =>
      request.acceptsEncodings(encoding) && existsSync(join(directory, name + extension)),
  );
  if (!found) return name;
  const [encoding, extension] = found;
  response.type(extname(name)).set('Content-Encoding', encoding);
  return name + extension;
}

/** Hands the name of the compressed file to the static files behind it. */
export function precompressed(directory: string): RequestHandler {
  return (request, response, next) => {
    const { path } = request;
    // The static files behind us refuse a path that leaves their folder; so must we.
    if (!path.includes('..') && !path.includes('%')) {
      request.url = chooseEncoding(request, response, directory, path);
    }
    next();
  };
}
