import { randomUUID } from 'node:crypto';
import { newSpanId, newTraceId, request, text } from '../testing/spans.ts';

/** One failed request as all four vendors' clients tell of it, by their wire protocols. */
export interface Told {
  traceId: string;
  fetchSpan: string;
  serverSpan: string;
  uuids: { server: string; browser: string };
}

/** How far the server's clock is ahead of the browser's. */
const skewMs = 400;

export function newTold(): Told {
  return {
    traceId: newTraceId(),
    fetchSpan: newSpanId(),
    serverSpan: newSpanId(),
    uuids: { server: randomUUID(), browser: randomUUID() },
  };
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}

const nano = (ms: number) => String(BigInt(Math.round(ms * 1000)) * 1000n);

/** A fetch of the page and the server's span inside it, which failed. */
export async function sendSpans(url: string, told: Told, startMs: number): Promise<void> {
  const { traceId, fetchSpan, serverSpan } = told;
  const serverStart = startMs + skewMs + 20;
  const browser = [text('telemetry.sdk.language', 'webjs')];
  await post(
    `${url}/v1/traces`,
    request(
      [
        {
          traceId,
          spanId: fetchSpan,
          name: 'POST /api/activities',
          kind: 3,
          startTimeUnixNano: nano(startMs),
          endTimeUnixNano: nano(startMs + 100),
        },
      ],
      'frontend-react',
      browser,
    ),
  );
  await post(
    `${url}/v1/traces`,
    request(
      [
        {
          traceId,
          spanId: serverSpan,
          parentSpanId: fetchSpan,
          name: 'POST /api/activities',
          kind: 2,
          status: { code: 2 },
          startTimeUnixNano: nano(serverStart),
          endTimeUnixNano: nano(serverStart + 60),
        },
      ],
      'backend-node',
    ),
  );
}

/** Two lines of the server's, of which one names its span, in a group of their own. */
export async function sendLogs(url: string, told: Told, startMs: number): Promise<void> {
  const logs = (operation: string, body: unknown) =>
    post(`${url}/`, body, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Logs_20140328.${operation}`,
    });
  const logGroupName = `cruddur-${told.traceId}`;
  const logStreamName = 'process-1';
  await logs('CreateLogGroup', { logGroupName });
  await logs('CreateLogStream', { logGroupName, logStreamName });
  const line = { level: 'error', message: 'POST /api/activities 500', trace_id: told.traceId };
  await logs('PutLogEvents', {
    logGroupName,
    logStreamName,
    logEvents: [
      {
        timestamp: startMs + skewMs + 30,
        message: JSON.stringify({
          level: 'info',
          message: 'Hello Cloudwatch! from /api/activities/home',
          trace_id: told.traceId,
        }),
      },
      {
        timestamp: startMs + skewMs + 79,
        message: JSON.stringify({
          ...line,
          span_id: told.serverSpan,
          'http.route': '/api/activities',
        }),
      },
    ],
  });
}

/** An item of the server's, and one of the page. */
export async function sendItems(url: string, told: Told, startMs: number): Promise<void> {
  const item = (platform: string, uuid: string, body: unknown) =>
    post(
      `${url}/api/1/item/`,
      {
        data: {
          environment: 'test',
          level: 'error',
          timestamp: Math.round((startMs + 50) / 1000),
          platform,
          language: 'javascript',
          uuid,
          body,
          custom: { trace_id: told.traceId },
        },
      },
      { 'x-rollbar-access-token': 'observatory' },
    );
  const trace = {
    frames: [{ filename: 'src/features/activities/create.ts', lineno: 12, method: 'create' }],
    exception: { class: 'TypeError', message: 'nothing to create' },
  };
  await item('linux', told.uuids.server, { trace_chain: [trace] });
  await item('browser', told.uuids.browser, { trace });
}

/** The server's segment, made of its span, with one statement inside. */
export async function sendSegments(url: string, told: Told, startMs: number): Promise<void> {
  const start = (startMs + skewMs + 20) / 1000;
  const document = {
    name: 'backend-node',
    id: told.serverSpan,
    trace_id: `1-${told.traceId.slice(0, 8)}-${told.traceId.slice(8)}`,
    parent_id: told.fetchSpan,
    start_time: start,
    end_time: start + 0.06,
    fault: true,
    annotations: { 'http.route': '/api/activities' },
    subsegments: [
      {
        id: newSpanId(),
        name: 'cruddur@localhost',
        namespace: 'remote',
        start_time: start + 0.01,
        end_time: start + 0.02,
        sql: { sanitized_query: 'INSERT INTO activities VALUES ($1)' },
      },
    ],
  };
  await post(`${url}/TraceSegments`, { TraceSegmentDocuments: [JSON.stringify(document)] });
}
