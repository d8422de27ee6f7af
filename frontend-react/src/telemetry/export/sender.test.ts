import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EncodedSpan } from './otlp.ts';
import { Sender } from './sender.ts';

let relay: Server;
let address: string;
let bodies: string[];
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  bodies = [];
  localStorage.clear();
  answer = (response) => response.end('{}');
  relay = createServer(async (request: IncomingMessage, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    if (request.method === 'OPTIONS') return response.end();
    bodies.push(await text(request));
    answer(response);
    return undefined;
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(relay.address() as AddressInfo).port}/o/t`;
});

afterEach(() => {
  relay.closeAllConnections();
  relay.close();
});

function span(name: string, bytes = 100): EncodedSpan {
  const json = JSON.stringify({ name, padding: 'x'.repeat(Math.max(0, bytes - 40)) });
  return { scope: '{"name":"test"}', json, bytes: json.length };
}

const namesIn = (body: string): string[] =>
  JSON.parse(body).resourceSpans[0].scopeSpans.flatMap((scope: { spans: { name: string }[] }) =>
    scope.spans.map(({ name }) => name),
  );
const received = () => bodies.flatMap(namesIn);
const status =
  (code: number, retryAfter = '0.01') =>
  (response: ServerResponse) => {
    response
      .writeHead(code, { 'retry-after': retryAfter, 'access-control-expose-headers': '*' })
      .end();
  };

test('spans gather for a moment and go as one OTLP request', async () => {
  const sender = new Sender(address, { 'service.name': 'frontend-react' });
  sender.add(span('a'));
  sender.add(span('b'));
  await vi.waitFor(() => expect(received()).toEqual(['a', 'b']), 2000);
  expect(bodies).toHaveLength(1);
  expect(JSON.parse(bodies[0] ?? '').resourceSpans[0].resource.attributes).toEqual([
    { key: 'service.name', value: { stringValue: 'frontend-react' } },
  ]);
});

test('no request is larger than what a browser keeps alive', async () => {
  const sender = new Sender(address, {});
  for (let n = 0; n < 40; n += 1) sender.add(span(`span ${n}`, 5000));
  await vi.waitFor(() => expect(received()).toHaveLength(40), 2000);
  for (const body of bodies) expect(body.length).toBeLessThan(60_000);
});

test('a retryable refusal is tried again, in order, and not for ever', async () => {
  answer = status(503);
  const sender = new Sender(address, {});
  sender.add(span('a'));
  await vi.waitFor(() => expect(bodies).toHaveLength(5), 4000);
  answer = (response) => response.end('{}');
  sender.add(span('b'));
  // The answer to the last try may still be on its way, and nothing else is sent until it is there.
  await vi.waitFor(async () => {
    await sender.flush();
    expect(received()).toEqual(['a', 'a', 'a', 'a', 'a', 'b']);
  });
  expect(bodies.at(-1)).toContain('{"key":"app.dropped","value":{"intValue":"1"}}');
});

test('a refusal for good is not repeated, and what was lost is said with the next request', async () => {
  answer = status(400);
  const sender = new Sender(address, {});
  sender.add(span('a'));
  await sender.flush();
  answer = (response) => response.end('{}');
  sender.add(span('b'));
  await sender.flush();
  expect(received()).toEqual(['a', 'b']);
  expect(bodies[1]).toContain('{"key":"app.dropped","value":{"intValue":"1"}}');
});

test('the queue is bounded and counts what it drops', async () => {
  answer = () => {};
  const sender = new Sender(address, {});
  sender.add(span('stuck'));
  void sender.flush();
  await vi.waitFor(() => expect(bodies).toHaveLength(1));
  for (let n = 0; n < 20; n += 1) sender.add(span(`span ${n}`, 25_000));
  answer = (response) => response.end('{}');
  relay.closeAllConnections();
  await vi.waitFor(() => expect(received().length).toBeGreaterThan(12), 4000);
  expect(bodies.join()).toMatch(/app\.dropped/);
});

test('what cannot be sent when the page is left waits on a shelf for the next page', async () => {
  const gone = new Sender('http://127.0.0.1:1/o/t', {});
  gone.add(span('a'));
  gone.leave();
  await vi.waitFor(() => expect(localStorage.length).toBe(1));
  const next = new Sender(address, {});
  await next.flush();
  expect(received()).toEqual(['a']);
  expect(localStorage.length).toBe(0);
});
