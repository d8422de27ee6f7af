import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from './say.mjs';

export interface WantedPort {
  port: number;
  /** The address that it will be bound on, besides loopback. */
  host?: string;
  variable: string;
  use: string;
  /** Wanted for UDP too. */
  udp?: boolean;
}

/**
 * Sees to it that every wanted port is free on loopback, and that no two are the same.
 * @param patienceMs how long to wait for a port that a killed run is about to let go
 * @throws Refusal naming the port and the variable that moves it, AbortError when told to stop
 */
export async function requireFreePorts(
  wanted: WantedPort[],
  patienceMs = 0,
  signal?: AbortSignal,
): Promise<void> {
  const seen = new Map<number, WantedPort>();
  for (const each of wanted) {
    const twin = seen.get(each.port);
    if (twin) {
      throw new Refusal(
        `${each.variable} and ${twin.variable} are both ${each.port}; give them different ports.`,
      );
    }
    seen.set(each.port, each);
    const end = Date.now() + patienceMs;
    while (!(await isFree(each))) {
      if (Date.now() >= end) {
        throw new Refusal(
          `Port ${each.port}, wanted for ${each.use}, is taken by another program. Stop that program, or choose another port: ${each.variable}=${each.port + 10} npm start`,
        );
      }
      await pause(100, undefined, signal ? { signal } : undefined);
    }
  }
}

/** The ports of one machine that nobody listens on now, neither with TCP nor with UDP, distinct. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0, '127.0.0.1')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  const bound = await Promise.allSettled(ports.map((port) => bindUdp(port, '127.0.0.1')));
  const free = ports.filter((_port, at) => bound[at]?.status === 'fulfilled');
  // Given back only now, so that no port is found twice.
  if (free.length < count) free.push(...(await freePorts(count - free.length)));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return free;
}

async function isFree({ port, host: bound = '127.0.0.1', udp }: WantedPort): Promise<boolean> {
  for (const host of new Set([bound, '127.0.0.1', '::1'])) {
    try {
      const server = await listen(port, host);
      await new Promise((resolve) => server.close(resolve));
      if (udp) await bindUdp(port, host);
    } catch (error) {
      // A machine without IPv6 has no ::1; that is not a taken port.
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
      if ((error as NodeJS.ErrnoException).code === 'EACCES') {
        throw new Refusal(
          `Port ${port} needs more rights than this user has; choose one above 1023.`,
        );
      }
    }
  }
  return true;
}

function listen(port: number, host: string) {
  return new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

/** Binds and lets go again. @throws the system's error when the port is taken */
function bindUdp(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind(port, host, () => socket.close(resolve));
  });
}
