import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stillOpening } from '../../http/opening.ts';
import { type Harness, startHarness } from '../../testing/harness.ts';
import { jsonSpan, request } from '../../testing/spans.ts';
import { types } from './protobuf.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** By node:http, since fetch does not let one name another host. */
async function post(
  url: string,
  headers: Record<string, string>,
  body: string | Buffer = '',
): Promise<Answer> {
  const sent = httpRequest(url, { method: 'POST', headers });
  sent.end(body);
  const [response] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return {
    status: response.statusCode,
    headers: response.headers,
    body: Buffer.concat(chunks),
  };
}

/** The google.rpc.Status in an answer, read as its Content-Type says. */
function statusIn({ headers, body }: Answer): unknown {
  if (headers['content-type'] === 'application/x-protobuf') {
    return types.rpcStatus.toObject(types.rpcStatus.decode(body));
  }
  return JSON.parse(body.toString());
}

const encodings = ['application/x-protobuf', 'application/json'];

describe.each(encodings)('a Status in %s', (type) => {
  async function expectStatus(answer: Answer, status: number, code: number, message: RegExp) {
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe(type);
    expect(statusIn(answer)).toEqual({ code, message: expect.stringMatching(message) });
  }
  const traces = () => `${harness.url}/v1/traces`;

  it('answers a host name that is not served', async () => {
    const answer = await post(traces(), { 'content-type': type, host: 'evil.example' });
    await expectStatus(answer, 421, 9, /OBSERVATORY_ALLOWED_HOSTS/);
  });

  it('answers a page from elsewhere', async () => {
    const answer = await post(traces(), { 'content-type': type, origin: 'https://evil.example' });
    await expectStatus(answer, 403, 7, /pages of this machine/);
  });

  it('answers a failure of our own, which alone is logged', async () => {
    harness.observatory.recorder.room = () => Promise.reject(new Error('broken on purpose'));
    await expectStatus(await post(traces(), { 'content-type': type }), 500, 13, /output says why/);
    expect(harness.logged).toEqual([expect.stringMatching(/broken on purpose/)]);
  });

  it('answers another method', async () => {
    const response = await fetch(traces(), { method: 'PUT', headers: { 'content-type': type } });
    const body = Buffer.from(await response.arrayBuffer());
    const headers = { 'content-type': response.headers.get('content-type') ?? '' };
    await expectStatus({ status: response.status, headers, body }, 405, 12, /POST/);
  });

  it('answers while the file is being opened, and says when to come again', async () => {
    const server = createServer(stillOpening).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const answer = await post(`http://127.0.0.1:${port}/v1/traces`, { 'content-type': type });
    server.close();
    await expectStatus(answer, 503, 14, /opening/);
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('answers a full queue, and says when to come again', async () => {
    const { writer } = harness.observatory;
    const wait = Promise.withResolvers<void>();
    const writing = writer.exclusively(() => wait.promise);
    const spans = Array.from({ length: 16_000 }, () => jsonSpan());
    expect((await harness.post(request(spans))).status).toBe(200);
    const answer = await post(traces(), { 'content-type': type });
    wait.resolve();
    await writing;
    await expectStatus(answer, 503, 14, /send this again/);
    expect(answer.headers['retry-after']).toBe('1');
  });

  it('answers when other bodies take the memory, and says when to come again', async () => {
    // Two of them are more than all bodies together may take.
    const size = 20 * 1024 * 1024;
    const large = httpRequest(traces(), {
      method: 'POST',
      headers: { 'content-type': type, 'content-length': size },
    }).on('error', () => {});
    large.write('[');
    const { port } = new URL(harness.url);
    const refused = await new Promise<Answer>((resolve) => {
      const next = httpRequest({
        port,
        path: '/v1/traces',
        method: 'POST',
        headers: { 'content-type': type, 'content-length': size },
      }).on('error', () => {});
      next.on('response', async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        const { statusCode: status, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks) });
        next.destroy();
      });
      next.write('[');
    });
    large.destroy();
    await expectStatus(refused, 503, 14, /send this again/);
    expect(refused.headers['retry-after']).toBe('1');
  });
});

it('says nothing of a sender that goes away before the end of its body', async () => {
  const own = await startHarness();
  const socket = connect(Number(new URL(own.url).port), '127.0.0.1');
  const head = 'POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
  socket.write(`${head}Content-Length: 1000\r\nExpect: 100-continue\r\n\r\n`);
  const [goOn] = await once(socket, 'data');
  expect(String(goOn)).toMatch(/^HTTP\/1.1 100 /);
  socket.end('{"resourceSpans"');
  socket.destroy();
  await own.close();
  expect(own.logged).toEqual([]);
});
