import type { RequestHandler } from 'express';
import { AppError } from './app-error.ts';

/** Ends a route: any method but `methods` is refused with 405 and `Allow` (RFC 9110, 15.5.6). */
export function onlyMethods(...methods: string[]): RequestHandler {
  const allow = ['OPTIONS', ...methods].join(', ');
  return (request, response) => {
    if (request.method !== 'OPTIONS') {
      throw new AppError('method_not_allowed', { headers: { Allow: allow } });
    }
    response.set('Allow', allow).status(204).end();
  };
}
