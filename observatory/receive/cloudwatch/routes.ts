import type { IncomingMessage } from 'node:http';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type RequestHandler, Router } from 'express';
import { localPagesOnly } from '../../http/guard.ts';
import type { LogStore } from '../../logs/store.ts';
import { AwsError } from '../aws-error.ts';
import { type Budget, Share } from '../otlp/budget.ts';
import { type BodyLimits, readBody } from '../otlp/encoding.ts';
import { awsErrorHandler } from './errors.ts';
import { filterOperation } from './filter.ts';
import { groupOperations } from './groups.ts';
import { putOperation } from './put.ts';
import { getOperation } from './read.ts';
import type { Operation } from './resources.ts';
import { streamOperations } from './streams.ts';
import { tagOperations } from './tags.ts';

const mebibyte = 1024 * 1024;
/** A full batch of small events, each with its JSON around it and its quotes escaped. */
const limits: BodyLimits = { received: 8 * mebibyte, decompressed: 8 * mebibyte };

const targetPrefix = 'Logs_20140328.';

/** Whether a request is for CloudWatch Logs, which shares `POST /` with other services of AWS. */
function isLogsRequest({ method, url, headers }: IncomingMessage): boolean {
  const path = url?.split('?')[0];
  const target = headers['x-amz-target'];
  return (
    method === 'POST' &&
    path === '/' &&
    typeof target === 'string' &&
    target.startsWith(targetPrefix)
  );
}

/**
 * CloudWatch Logs in AWS JSON 1.1: `POST /` with `X-Amz-Target: Logs_20140328.<Operation>`. Any
 * credentials will do. Bodies take memory from the budget. Every error is answered in AWS's form;
 * unexpected ones are reported.
 */
export function cloudwatchRoutes(
  logs: LogStore,
  reader: DuckDBConnection,
  budget: Budget,
  report: (error: unknown) => void,
): Router {
  const router = Router();
  const operations = new Map<string, Operation>(
    Object.entries({
      ...groupOperations(logs),
      ...streamOperations(logs),
      ...tagOperations(logs),
      PutLogEvents: putOperation(logs),
      GetLogEvents: getOperation(logs, reader),
      FilterLogEvents: filterOperation(logs, reader),
      StartQuery: refuseInsights,
      GetQueryResults: refuseInsights,
      StartLiveTail: refuseInsights,
    }),
  );

  const logsOnly: RequestHandler = (request, _response, next) =>
    next(isLogsRequest(request) ? undefined : 'route');
  router.post('/', logsOnly, localPagesOnly, async (request, response) => {
    const name = String(request.headers['x-amz-target']).slice(targetPrefix.length);
    const operation = operations.get(name);
    if (!operation) {
      const message = `The Observatory does not know the operation ${name.slice(0, 100)}.`;
      throw new AwsError('UnknownOperationException', message);
    }
    const share = new Share(budget, limits.decompressed);
    try {
      const answer = await operation(parseBody(await readBody(request, limits, share)));
      response.setHeader('Content-Type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify(answer));
    } finally {
      share.release();
    }
  });

  router.use(awsErrorHandler(isLogsRequest, report));
  return router;
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    const message = `The body is not JSON: ${(error as Error).message}`;
    throw new AwsError('SerializationException', message);
  }
}

async function refuseInsights(): Promise<never> {
  const message =
    'The Observatory has no Logs Insights and no StartLiveTail; use FilterLogEvents, aws logs tail, or its screen /logs.';
  throw new AwsError('InvalidOperationException', message);
}
