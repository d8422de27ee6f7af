import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface Asked {
  method: string;
  /** As it goes over the wire: nothing is normalised or escaped here. */
  path: string;
  headers?: Record<string, string>;
  /** Anything but text and bytes is sent as JSON. */
  body?: unknown;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Client {
  ask(asked: Asked): Promise<Answer>;
  close(): void;
}

/** An HTTP client that sends what no browser and no library would. */
export function createClient(url: string, maxSockets = 16): Client {
  const agent = new Agent({ keepAlive: true, maxSockets });
  const { hostname, port } = new URL(url);
  return {
    ask: ({ method, path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const sent = body === undefined || isRaw(body) ? body : JSON.stringify(body);
        const json =
          body === undefined || isRaw(body) ? {} : { 'content-type': 'application/json' };
        const length = { 'content-length': sent === undefined ? 0 : Buffer.byteLength(sent) };
        const all = { ...(method === 'GET' ? {} : length), ...json, ...headers };
        const asking = request(
          { agent, hostname, port, method, path, headers: all },
          (response) => {
            const { statusCode: status = 0, headers } = response;
            let text = '';
            response.setEncoding('utf8');
            response.on('data', (chunk: string) => {
              text += chunk;
              // A stream of events has no end; its first event is what it answers.
              if (!headers['content-type']?.startsWith('text/event-stream')) return;
              response.destroy();
              resolve({ status, headers, text });
            });
            response.on('end', () => resolve({ status, headers, text }));
            response.on('error', reject);
          },
        );
        asking.on('error', reject);
        asking.end(method === 'GET' ? undefined : sent);
      }),
    close: () => agent.destroy(),
  };
}

function isRaw(body: unknown): body is string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body);
}
