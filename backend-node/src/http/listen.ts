import { createServer, type RequestListener, type Server } from 'node:http';
import { setInterval as every } from 'node:timers/promises';
import { refuseUnreadable } from './unreadable.ts';

/** For a whole request: who sends a picture more slowly than this keeps others from theirs. */
const REQUEST_TIMEOUT_MS = 120_000;

/** A port that cannot be listened on, in a sentence that names it and what moves it. */
export class ListenError extends Error {
  override name = 'ListenError';
}

export interface ListenOptions {
  host: string;
  port: number;
  /** The environment variable that moves the port. */
  variable: string;
}

/** Listens; resolves once connections are taken. @throws ListenError */
export function listen(
  app: RequestListener,
  { host, port, variable }: ListenOptions,
): Promise<Server> {
  // Longer than load balancers keep a connection (60 s as a rule), so that none is closed under them.
  const timeouts = { keepAliveTimeout: 65_000, requestTimeout: REQUEST_TIMEOUT_MS };
  const server = createServer(timeouts, app).on('clientError', refuseUnreadable);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ListenError(sentence(error.code ?? error.message), { cause: error }));
    });
    server.listen(port, host, () => resolve(server));
  });

  function sentence(code: string): string {
    const move = `Set ${variable} to another port`;
    if (code === 'EADDRINUSE') {
      return `Port ${port} on ${host} is in use by another program. Stop that one, or set ${variable} to another port.`;
    }
    if (code === 'EACCES') return `This user may not listen on port ${port}. ${move}.`;
    return `Cannot listen on port ${port} of ${host} (${code}). ${move}, or HOST to another address.`;
  }
}

/**
 * Takes no new connection, lets running requests finish, and cuts what is still open after
 * `deadlineMs`. Connections that only wait for a next request are closed at once.
 */
export async function drain(servers: Server[], deadlineMs: number): Promise<void> {
  const closed = new AbortController();
  const closing = Promise.all(
    servers.map((server) => new Promise((resolve) => server.close(resolve))),
  ).finally(() => closed.abort());
  const deadline = Date.now() + deadlineMs;
  try {
    // A kept-alive connection turns idle when its last answer is out, which nobody announces.
    for await (const _ of every(50, undefined, { signal: closed.signal })) {
      for (const server of servers) {
        if (Date.now() < deadline) server.closeIdleConnections();
        else server.closeAllConnections();
      }
    }
  } catch (error) {
    if (!closed.signal.aborted) throw error;
  }
  await closing;
}
