import express, { type ErrorRequestHandler, Router } from 'express';
import type { MonitoringStore } from '../../monitoring/store.ts';
import { MonitoringError } from './errors.ts';
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
  router.post('/', (request, response, next) => {
    const target = request.get('x-amz-target');
    if (!target?.startsWith(TARGET)) return next();
    json(request, response, (failure?: unknown) => {
      answer(store, target.slice(TARGET.length), request.body ?? {}, failure)
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
  if (failure) throw new MonitoringError('SerializationException', 'The body is not JSON.');
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation) return operation(store, input);
  throw new MonitoringError('UnknownOperationException', `${name} is not taken here.`);
}

const refuse: ErrorRequestHandler = (error, _request, response, next) => {
  if (!(error instanceof MonitoringError)) return next(error);
  // Clients of the older query protocol read the header: code;fault.
  response.set('x-amzn-query-error', `${error.type};Sender`).status(400).type(TYPE);
  response.json({ __type: error.type, message: error.message });
};
