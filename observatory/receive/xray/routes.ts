import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Response, Router } from 'express';
import { asHttpError } from '../../http/errors.ts';
import { localPagesOnly } from '../../http/guard.ts';
import { XrayError, type XrayErrorType } from '../../xray/errors.ts';
import type { XrayStore } from '../../xray/store.ts';
import { operations } from './operations/index.ts';

/** Fifty documents of 64 kB, each a JSON string inside JSON. */
const maximumBody = '8mb';

/**
 * X-Ray's API, REST with JSON: each operation is a POST to a path of its own. Credentials are not
 * looked at. Answers are in the body, errors are named by the header x-amzn-errortype as well.
 */
export function xrayRoutes(store: XrayStore, report: (error: unknown) => void): Router {
  const router = Router();
  // Clients differ in their Content-Type, and some send none.
  const body = express.json({ type: () => true, limit: maximumBody });
  for (const [path, run] of Object.entries(operations)) {
    router.post(path, localPagesOnly, body, async (request, response) => {
      response.setHeader('x-amzn-RequestId', randomUUID());
      response.json(await run(store, request.body));
    });
    router.use(path, xrayErrorHandler(report));
  }
  return router;
}

/** What is no operation, on the port where nothing else is. */
export function noSuchOperation(method: string, path: string): XrayError {
  const message = `The Observatory has no X-Ray operation at ${method} ${path}.`;
  return new XrayError('ResourceNotFoundException', message);
}

/** Every error as X-Ray's clients read it. */
export function xrayErrorHandler(report: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof XrayError) return send(response, error.status, error.type, error.message);
    const { status, message } = asHttpError(error);
    if (status >= 500) report(error);
    const type = status < 500 ? 'InvalidRequestException' : 'InternalFailure';
    send(response, status, type, message);
  };
}

function send(
  response: Response,
  status: number,
  type: XrayErrorType | 'InternalFailure',
  message: string,
): void {
  response.setHeader('x-amzn-errortype', type);
  response.status(status).json({ Message: message });
}
