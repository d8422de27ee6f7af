import { join } from 'node:path';
import type { StackOptions } from './options.ts';
import { type PartOptions, untilAnswers } from './part.ts';
import { pinnedNode, root } from './paths.mjs';

/** The embedded PostgreSQL; `found` gets its address once it takes connections. */
export function postgres(
  options: StackOptions,
  directory: string,
  port: string,
  found: (url: string) => void,
): PartOptions {
  return {
    name: 'postgresql',
    command: [pinnedNode, 'src/db/embedded-main.ts', directory, ...(port ? [port] : [])],
    cwd: join(root, 'backend-node'),
    print: (line) => options.print('postgresql', line),
    ready: (process) =>
      new Promise((resolve) => {
        process.once('message', (message: { url: string }) => {
          found(message.url);
          resolve();
        });
      }),
  };
}

export function observatory(options: StackOptions): PartOptions {
  const { ports, hosts } = options;
  const allowed = [process.env.OBSERVATORY_ALLOWED_HOSTS, hosts.observatory];
  return {
    name: 'observatory',
    // A small heap makes V8 collect early; without it the buffers of past batches pile up.
    command: [
      pinnedNode,
      '--max-semi-space-size=8',
      '--max-old-space-size=512',
      ...watch(options),
      'main.ts',
    ],
    cwd: join(root, 'observatory'),
    env: {
      OBSERVATORY_PORT: String(ports.observatory),
      OBSERVATORY_SMTP_PORT: String(ports.smtp),
      OBSERVATORY_XRAY_PORT: String(ports.xray),
      OBSERVATORY_DATA: join(options.dataDirectory, 'observatory.duckdb'),
      OBSERVATORY_ALLOWED_HOSTS: allowed.filter(Boolean).join(','),
      MALLOC_ARENA_MAX: '2',
      ...options.env,
    },
    print: (line) => options.print('observatory', line),
    ready: (_process, signal) =>
      untilAnswers('The Observatory', `${observatoryUrl(options)}/api/health`, signal),
  };
}

export function backend(options: StackOptions, databaseUrl: string): PartOptions {
  const { ports, hosts } = options;
  return {
    name: 'backend-node',
    command: [pinnedNode, ...watch(options), '--import', './src/telemetry/start.ts', 'src/main.ts'],
    cwd: join(root, 'backend-node'),
    env: {
      DATABASE_URL: databaseUrl,
      BACKEND_PORT: String(ports.backend),
      // The development server takes the frontend's port and passes /api and /o on.
      FRONTEND_PORT: options.dev ? 'off' : String(ports.frontend),
      FRONTEND_URL: process.env.FRONTEND_URL || `http://localhost:${ports.frontend}`,
      BACKEND_URL: process.env.BACKEND_URL || `http://localhost:${ports.backend}`,
      ...(options.observatory ? { OBSERVATORY_URL: observatoryUrl(options) } : {}),
      ...xraySettings(options),
      ...mailSettings(options),
      ...options.env,
    },
    print: (line) => options.print('backend-node', line),
    ready: (_process, signal) => {
      const url = `http://${reachable(hosts.backend)}:${ports.backend}/api/health-check`;
      return untilAnswers('The API', url, signal);
    },
  };
}

/** Vite with hot reload, in the place of the built frontend. */
export function devServer(options: StackOptions): PartOptions {
  const port = String(options.ports.frontend);
  return {
    name: 'dev-server',
    command: [pinnedNode, join(root, 'node_modules', 'vite', 'bin', 'vite.js'), '--strictPort'],
    cwd: join(root, 'frontend-react'),
    env: {
      FRONTEND_PORT: port,
      BACKEND_URL: `http://localhost:${options.ports.backend}`,
      ...options.env,
    },
    print: (line) => options.print('dev-server', line),
    ready: (_process, signal) =>
      untilAnswers('The development server', `http://localhost:${port}/`, signal),
  };
}

/** Mail goes where the person says, else to the Observatory. */
function mailSettings(options: StackOptions): Record<string, string> {
  const url = smtpUrl(options);
  return process.env.SMTP_URL || url === undefined ? {} : { SMTP_URL: url };
}

function xraySettings(options: StackOptions): Record<string, string> {
  const address = xrayAddress(options);
  return address === undefined ? {} : { OBSERVATORY_XRAY_ADDRESS: address };
}

/** Where the Observatory stands in for an X-Ray daemon, as `host:port`; undefined when it does not. */
export function xrayAddress({ hosts, observatory, ports }: StackOptions): string | undefined {
  if (!observatory || ports.xray === 'off') return undefined;
  return `${reachable(hosts.observatory)}:${ports.xray}`;
}

/** Where the Observatory takes mail; undefined when it does not. */
export function smtpUrl({ hosts, observatory, ports }: StackOptions): string | undefined {
  if (!observatory || ports.smtp === 'off') return undefined;
  return `smtp://${reachable(hosts.observatory)}:${ports.smtp}`;
}

function observatoryUrl({ hosts, ports }: StackOptions): string {
  return `http://${reachable(hosts.observatory)}:${ports.observatory}`;
}

/** Who binds to every address is reached on this machine's own. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function watch(options: StackOptions): string[] {
  return options.dev ? ['--watch', '--watch-preserve-output'] : [];
}
