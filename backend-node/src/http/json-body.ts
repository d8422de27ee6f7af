import express, { type RequestHandler } from 'express';
import { AppError } from './app-error.ts';

/** Room for 280 emoji of eleven code units each, every one escaped as \uXXXX, and some more. */
const LIMIT = '32kb';

const requireJson: RequestHandler = (request, _response, next) => {
  // `is` answers null when there is no body, which is for the validation to judge.
  next(
    request.is('application/json') === false ? new AppError('unsupported_media_type') : undefined,
  );
};

/** Reads a JSON body; refuses other types, what is malformed, and what is too large. */
export const jsonBody: RequestHandler[] = [requireJson, express.json({ limit: LIMIT })];
