import { connect, createServer, type Socket } from 'node:net';
import { listenOnFreePort } from './ports.ts';

/** A way to PostgreSQL that a test can cut and mend. */
export interface Proxy {
  /** The address of the database behind it. */
  url: string;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Takes connections but answers nothing, as a host does that hangs. */
  hang(): void;
  mend(): Promise<void>;
}

export async function startProxy(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let hanging = false;

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('data', (data) => hanging || other.write(data));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const port = await listenOnFreePort(server);
  const url = new URL(databaseUrl);
  url.port = String(port);

  return {
    url: url.href,
    hang: () => {
      hanging = true;
    },
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async mend() {
      for (const socket of sockets) socket.destroy();
      hanging = false;
      if (!server.listening) await listenOnFreePort(server, port);
    },
  };
}
