import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { injectFaults } from '../../faults/inject.ts';
import { hostGuard } from '../../http/guard.ts';
import { stillOpening } from '../../http/opening.ts';
import type { Observatory } from '../../observatory.ts';
import { noSuchOperation, xrayErrorHandler, xrayRoutes } from './routes.ts';
import { SegmentSocket } from './udp.ts';

/** How often any free port is looked for that is free for UDP as well. */
const attempts = 20;

interface Options {
  allowedHosts: readonly string[];
  log: (sentence: string) => void;
}

/** Stands in for an X-Ray daemon: segments by UDP, its API by TCP, on one port. */
export interface XrayDaemon {
  /** As clients are told: `127.0.0.1:2000`. */
  address: string;
  serve(observatory: Observatory, options: Options): void;
  close(): Promise<void>;
}

/** @throws Error with a sentence that names the variable when the port is taken */
export async function openXrayDaemon(port: number, host: string): Promise<XrayDaemon> {
  let handle: RequestListener = stillOpening;
  const { server, socket } = await open(port, host, (request, response) =>
    handle(request, response),
  );
  return {
    address: addressOf(server, host),
    serve(observatory, { allowedHosts, log }) {
      const report = (error: unknown) => log(`X-Ray failed: ${(error as Error).stack}`);
      handle = createDaemonApp(observatory, allowedHosts, report);
      const faults = observatory.faults.of('xray');
      socket.listenTo(observatory.xray, faults.arrives, report);
    },
    close: async () => {
      await Promise.all([socket.close(), stop(server)]);
    },
  };
}

function createDaemonApp(
  observatory: Observatory,
  allowedHosts: readonly string[],
  report: (error: unknown) => void,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(hostGuard(allowedHosts));
  app.use(injectFaults(observatory.faults));
  app.use(xrayRoutes(observatory.xray, report));
  app.use(({ method, path }) => {
    throw noSuchOperation(method, path);
  });
  app.use(xrayErrorHandler(report));
  return app;
}

async function open(
  port: number,
  host: string,
  handle: RequestListener,
): Promise<{ server: Server; socket: SegmentSocket }> {
  for (let attempt = 1; ; attempt++) {
    const server = createServer(handle);
    try {
      await listen(server, port, host);
      const { port: given } = server.address() as AddressInfo;
      return { server, socket: await SegmentSocket.open(given, host) };
    } catch (error) {
      server.close();
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (taken && port === 0 && attempt < attempts) continue;
      if (!taken) throw error;
      const hint =
        'Stop what uses it, or set OBSERVATORY_XRAY_PORT to another port, or to off for no X-Ray.';
      throw new Error(`Port ${port} on ${host} is taken. ${hint}`, { cause: error });
    }
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Clients keep their connections; whoever still waits for an answer asks again.
    server.closeAllConnections();
  });
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${name.includes(':') ? `[${name}]` : name}:${port}`;
}
