import express, { type RequestHandler } from 'express';
import { AppError } from './app-error.ts';

/** Room for 1024 characters of 25 code units each, every one escaped as \uXXXX, and some more. */
const LIMIT = '160kb';

const requireJson: RequestHandler = (request, _response, next) => {
  // Browsers say a length of 0 where there is no body, which is for the validation to judge.
  const empty = request.get('content-length') === '0';
  // `is` answers null when there is no body.
  const json = empty || request.is('application/json') !== false;
  next(json ? undefined : new AppError('unsupported_media_type'));
};

/** Reads a JSON body; refuses other types, what is malformed, and what is too large. */
export const jsonBody: RequestHandler[] = [requireJson, express.json({ limit: LIMIT })];
