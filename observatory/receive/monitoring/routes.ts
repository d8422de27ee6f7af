import express, { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { localPagesOnly } from '../../http/guard.ts';
import type { MonitoringStore } from '../../monitoring/store.ts';
import { AwsError } from '../aws-error.ts';
import { operations } from './operations.ts';

const TARGET = 'GraniteServiceVersion20100801.';
const TYPE = 'application/x-amz-json-1.0';

/**
 * CloudWatch's dashboards and alarms in AWS JSON 1.0, which the AWS SDK for JavaScript speaks:
 * POST / with the operation in `X-Amz-Target`. Other targets are passed on.
 */
export function monitoringRoutes(store: MonitoringStore): Router {
  const router = Router();
  const json = express.json({ type: TYPE, limit: '2mb' });
  const monitoringOnly: RequestHandler = (request, _response, next) =>
    next(request.get('x-amz-target')?.startsWith(TARGET) ? undefined : 'route');
  router.post('/', monitoringOnly, localPagesOnly, (request, response, next) => {
    const name = String(request.get('x-amz-target')).slice(TARGET.length);
    json(request, response, (failure?: unknown) => {
      answer(store, name, request.body ?? {}, failure)
        .then((result) => response.type(TYPE).json(result))
        .catch((error: unknown) => refuse(error, request, response, next));
    });
  });
  return router;
}

async function answer(
  store: MonitoringStore,
  name: string,
  input: unknown,
  failure: unknown,
): Promise<object> {
  if (failure) throw new AwsError('SerializationException', 'The body is not JSON.');
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation) return operation(store, input);
  throw new AwsError('UnknownOperationException', `${name} is not taken here.`);
}

const refuse: ErrorRequestHandler = (error, _request, response, next) => {
  if (!(error instanceof AwsError)) return next(error);
  // Clients of the older query protocol read the header: code;fault.
  response.set('x-amzn-query-error', `${error.type};Sender`).status(400).type(TYPE);
  response.json({ __type: error.type, message: error.message });
};
