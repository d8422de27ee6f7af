import http from 'node:http';
import express from 'express';
import { listen } from '../testing/servers.ts';
import { createRelay } from './index.ts';
import type { RelayOptions } from './options.ts';

export interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** A body in parts is sent without a length. */
  readonly body?: string | Buffer | Iterable<string>;
  readonly from?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly json: unknown;
}

/** A relay in a real application on a real server, and a client that may send what it likes. */
export async function startRelay(options: Partial<RelayOptions>, trustProxy = false) {
  const app = express();
  app.set('trust proxy', trustProxy ? 1 : false);
  app.use(
    '/o/t',
    createRelay({
      destination: undefined,
      origins: new Set(['http://localhost:3000']),
      stamp: { namespace: 'cruddur', environment: 'test' },
      isSampled: () => true,
      ...options,
    }),
  );
  const server = await listen(app);

  function send({ method = 'POST', headers, body = '', from }: Sent): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = http.request(`${server.url}/o/t`, {
        method,
        ...(from && { localAddress: from }),
        headers: {
          'content-type': 'application/json',
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      });
      let answered = false;
      request.on('response', async (response) => {
        answered = true;
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        const text = Buffer.concat(chunks).toString();
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          json: text === '' ? undefined : JSON.parse(text),
        });
      });
      request.on('error', (error) => {
        if (!answered) reject(error);
      });
      if (typeof body === 'string' || Buffer.isBuffer(body)) request.end(body);
      else {
        for (const part of body) request.write(part);
        request.end();
      }
    });
  }

  return { ...server, send, sendJson: (value: unknown) => send({ body: JSON.stringify(value) }) };
}

export type TestRelay = Awaited<ReturnType<typeof startRelay>>;

/** A destination that is the test's own server. */
export function destinationAt(url: string) {
  return {
    name: 'OTLP endpoint' as const,
    tracesUrl: `${url}/v1/traces`,
    headers: { 'x-honeycomb-team': 'the-key' },
  };
}
