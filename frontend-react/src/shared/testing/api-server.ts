import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

export interface Exchange {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Answers; a test may keep it and answer later. */
  reply(status: number, body: unknown, headers?: Record<string, string>): void;
  /** Breaks the connection. */
  hangUp(): void;
}

/**
 * A real HTTP server in the place of the backend. A test page has no origin of its own, so
 * relative addresses are resolved against this server.
 */
export async function startApi(handle: (exchange: Exchange) => void) {
  const server = createServer(async (request, response) => {
    handle(await exchangeOf(request, response));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const realFetch = globalThis.fetch;
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    realFetch(new URL(path, origin), init),
  );
  return () => {
    vi.unstubAllGlobals();
    server.closeAllConnections();
    server.close();
  };
}

async function exchangeOf(request: IncomingMessage, response: ServerResponse): Promise<Exchange> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    body: Buffer.concat(chunks).toString(),
    reply(status, body, headers = {}) {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    },
    hangUp: () => request.socket.destroy(),
  };
}
