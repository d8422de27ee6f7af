import http, { type OutgoingHttpHeaders, type RequestListener } from 'node:http';
import { startTracing } from '../../sdk.ts';
import { listen } from '../../testing/servers.ts';
import type { DaemonAddress } from '../daemon-address.ts';
import { createXrayPipeline } from '../pipeline.ts';

/** An application that is traced as Cruddur is, into X-Ray at `ports` of loopback. */
export async function startTracedApp(
  listener: RequestListener,
  ports: { udp: number; tcp: number },
  env: NodeJS.ProcessEnv = {},
  name: DaemonAddress['name'] = 'Observatory',
) {
  const udp = { host: '127.0.0.1', port: ports.udp };
  const tcp = { host: '127.0.0.1', port: ports.tcp };
  const pipeline = createXrayPipeline({ name, udp, tcp }, env);
  const stopTracing = startTracing([pipeline.processor], env);
  const app = await listen(listener);
  return {
    url: app.url,
    /** Asks for `path` and gives the span context that the answer names. */
    ask: (path: string, headers: OutgoingHttpHeaders = {}, method = 'GET') =>
      ask(`${app.url}${path}`, headers, method),
    stop: async () => {
      await app.close();
      await stopTracing();
      await pipeline.close(AbortSignal.timeout(1_000));
    },
  };
}

async function ask(url: string, headers: OutgoingHttpHeaders, method: string) {
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.request(url, { method, headers }, resolve).on('error', reject).end();
  });
  for await (const _ of response);
  const timing = String(response.headers['server-timing']);
  const [, traceId = '', spanId = ''] = /00-([0-9a-f]{32})-([0-9a-f]{16})/.exec(timing) ?? [];
  return { status: response.statusCode, traceId, spanId };
}

export type TracedApp = Awaited<ReturnType<typeof startTracedApp>>;
