import type { RequestHandler } from 'express';
import { AppError } from './app-error.ts';

/** Ends the API: no route took the request. */
export const notFound: RequestHandler = (_request, _response, next) => {
  next(new AppError('not_found'));
};
