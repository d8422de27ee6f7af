// @vitest-environment node
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ErrorBody } from '@cruddur/contract/api/errors.ts';
import { Person } from '@cruddur/contract/api/people.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callApi } from './api-client.ts';
import { ApiError } from './api-error.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const timing = { 'server-timing': `traceparent;desc="00-${TRACE}-00f067aa0ba902b7-01"` };
const andrew = {
  uuid: '0192f0c1-0000-4000-8000-000000000001',
  handle: 'andrewbrown',
  display_name: 'Andrew Brown',
};

let server: Server;
let answer: RequestListener;
let origin: string;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('the call should have failed'),
    (error: unknown) => error as ApiError,
  );
const getMe = (options: { signal?: AbortSignal; deadlineMs?: number } = {}) =>
  callApi(`${origin}/api/me`, { answer: Person, ...options });

describe('callApi', () => {
  it('gives the parsed answer, its trace id and the next page', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { ...timing, link: '</api/me?cursor=x>; rel="next"' });
      response.end(JSON.stringify(andrew));
    };
    expect(await getMe()).toEqual({ data: andrew, traceId: TRACE, next: '/api/me?cursor=x' });
  });

  it('sends a body as JSON', async () => {
    answer = async (request, response) => {
      const body = await new Response(request as unknown as ReadableStream).text();
      response.end(JSON.stringify({ ...andrew, display_name: `${request.method} ${body}` }));
    };
    const call = { method: 'POST', body: { a: 1 }, answer: Person } as const;
    const { data } = await callApi(`${origin}/api/x`, call);
    expect(data.display_name).toBe('POST {"a":1}');
  });

  it('sends a picture as it is, with headers of the call, and takes an answer without words', async () => {
    let seen: string[] = [];
    answer = async (request, response) => {
      const body = await new Response(request as unknown as ReadableStream).text();
      seen = [`${request.headers['content-type']}`, `${request.headers['idempotency-key']}`, body];
      response.writeHead(204).end();
    };
    const body = new Blob(['pixels'], { type: 'image/png' });
    const headers = { 'idempotency-key': 'once' };
    const call = { method: 'PUT', body, headers, answer: undefined } as const;
    expect((await callApi(`${origin}/api/x`, call)).data).toBeUndefined();
    expect(seen).toEqual(['image/png', 'once', 'pixels']);
  });

  it('turns a refusal into an error with its code, sentence, field and trace id', async () => {
    const body: ErrorBody = {
      code: 'message_blank',
      message: 'A crud needs some words.',
      field: 'message',
      trace_id: TRACE,
    };
    answer = (_request, response) =>
      response.writeHead(422).end(JSON.stringify(ErrorBody.parse(body)));
    const error = await failure(getMe());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 422,
      code: 'message_blank',
      message: 'A crud needs some words.',
      field: 'message',
      traceId: TRACE,
      worthRetrying: false,
    });
  });

  it('takes the trace id from the header when somebody in between refuses in their own words', async () => {
    answer = (_request, response) => response.writeHead(502, timing).end('<h1>Bad gateway</h1>');
    const error = await failure(getMe());
    expect(error).toMatchObject({ status: 502, code: 'bad_answer', traceId: TRACE });
    expect(error.worthRetrying).toBe(true);
  });

  it('refuses an answer that breaks the contract', async () => {
    answer = (_request, response) => response.writeHead(200, timing).end('{"handle":3}');
    expect(await failure(getMe())).toMatchObject({ code: 'bad_answer', traceId: TRACE });
  });

  it('says in a sentence that nobody was reached', async () => {
    answer = (request) => request.socket.destroy();
    const error = await failure(getMe());
    expect(error).toMatchObject({
      status: 0,
      code: 'network',
      message: 'Cruddur could not be reached.',
    });
  });

  it('says so when the connection breaks in the middle of an answer', async () => {
    answer = (request, response) => {
      response.writeHead(200, { ...timing, 'content-length': 100 });
      response.write('{', () => request.socket.destroy());
    };
    expect(await failure(getMe())).toMatchObject({ code: 'network', traceId: TRACE });
  });

  it('gives up at its deadline', async () => {
    answer = () => {};
    expect(await failure(getMe({ deadlineMs: 30 }))).toMatchObject({ status: 0, code: 'timeout' });
  });

  it("throws the caller's own abort as it is", async () => {
    const controller = new AbortController();
    answer = () => controller.abort();
    const error = await failure(getMe({ signal: controller.signal }));
    expect(error).not.toBeInstanceOf(ApiError);
    expect(error.name).toBe('AbortError');
  });
});
