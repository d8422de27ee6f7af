import http, { type IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type TestServer } from './testing/servers.ts';
import { recordSpans, type SpanRecorder } from './testing/spans.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const LAN = '192.168.1.7:3000';

let recorder: SpanRecorder;
let app: TestServer;

beforeAll(async () => {
  recorder = recordSpans();
  app = await listen((_request, response) => response.end());
});
afterAll(async () => {
  await app.close();
  await recorder.stop();
});

/** Whether the server joins the trace that such a request names. */
async function joins(method: string, headers: IncomingHttpHeaders): Promise<boolean> {
  recorder.reset();
  const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;
  const options = { method, headers: { host: LAN, traceparent, ...headers } };
  await new Promise<void>((resolve, reject) => {
    const request = http.request(`${app.url}/api/x`, options, (response) => {
      response.resume().on('end', resolve);
    });
    request.on('error', reject).end();
  });
  return (await recorder.find(method)).spanContext().traceId === TRACE;
}

describe('over plain http on a local network, where no Sec-Fetch-Site is sent', () => {
  it.each<[string, IncomingHttpHeaders]>([
    ['the address that was asked', { referer: `http://${LAN}/@andrew?tab=1` }],
    ['FRONTEND_URL', { referer: 'http://localhost:3000/' }],
  ])('a read is joined when its Referer is at %s', async (_what, headers) => {
    expect(await joins('GET', headers)).toBe(true);
    expect(await joins('HEAD', headers)).toBe(true);
  });

  it.each<[string, string, IncomingHttpHeaders]>([
    ['a foreign Referer', 'GET', { referer: 'https://evil.example/' }],
    ['our address in a foreign one', 'GET', { referer: `https://evil.example/http://${LAN}/` }],
    ['another port', 'GET', { referer: 'http://192.168.1.7:8080/' }],
    ['another name', 'GET', { referer: `http://${LAN}.evil.example/` }],
    ['no address', 'GET', { referer: LAN }],
    ['none', 'GET', {}],
    ['a write', 'POST', { referer: `http://${LAN}/` }],
    ['a foreign Origin', 'GET', { referer: `http://${LAN}/`, origin: 'https://evil.example' }],
    ['another word of the browser', 'GET', { referer: `http://${LAN}/`, 'sec-fetch-site': 'none' }],
  ])('a request is not with %s', async (_what, method, headers) => {
    expect(await joins(method, headers)).toBe(false);
  });

  it('a write is joined by its Origin', async () => {
    expect(await joins('POST', { origin: `http://${LAN}` })).toBe(true);
  });
});
