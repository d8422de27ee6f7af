import type { QueryClient } from '@tanstack/react-query';

const KEY = 'telemetry.session';
const IDLE_MS = 30 * 60_000;

let memory: { id: string; last: number } | undefined;
let user: string | undefined;

/** Random id of this tab's visit; a new one after half an hour without any span. */
export function sessionId(at: number = Date.now()): string {
  const known = memory ?? stored();
  const id = known && at - known.last < IDLE_MS ? known.id : crypto.randomUUID();
  memory = { id, last: at };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Storage is blocked or full: the session then lasts as long as the page.
  }
  return id;
}

/** The signed-in person's uuid, once GET /api/me has answered. */
export function userId(): string | undefined {
  return user;
}

/** Learns who is there from the cached answer of `['me']`, without a line in the feature. */
export function watchUser(client: QueryClient): void {
  const read = (data: unknown) => {
    const uuid = (data as { uuid?: unknown } | null | undefined)?.uuid;
    user = typeof uuid === 'string' ? uuid : undefined;
  };
  read(client.getQueryData(['me']));
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.queryKey[0] === 'me') read(query.state.data);
  });
}

function stored(): typeof memory {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    const { id, last } = (value ?? {}) as Record<string, unknown>;
    return typeof id === 'string' && typeof last === 'number' ? { id, last } : undefined;
  } catch {
    return undefined;
  }
}
