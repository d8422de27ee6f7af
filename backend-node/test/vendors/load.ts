/** Longer than any answer takes; a request that waited for a vendor that is gone would not be done. */
const PATIENCE_MS = 8_000;
const AT_ONCE = 8;

interface Kind {
  readonly path: string;
  readonly post?: object;
  readonly status: number;
}

/** A request that fails by a fault of ours, which is reported. */
export const REPORTED: Kind = { path: '/rollbar/test?error=1', status: 500 };
/** A request that reports a sentence and goes well. */
export const TOLD: Kind = { path: '/rollbar/test', status: 200 };
export const HOME: Kind = { path: '/api/activities/home', status: 200 };

/** What people do: they read, they write, and now and then something of ours is broken. */
const mix: readonly Kind[] = [
  HOME,
  { path: '/api/activities/@andrewbrown', status: 200 },
  { path: '/api/activities', post: { message: 'Under load', ttl: '1-hour' }, status: 201 },
  { path: '/api/trending', status: 200 },
  HOME,
  { path: '/api/activities/not-a-uuid', status: 404 },
  HOME,
  // Its table is missing.
  { path: '/api/message_groups', status: 500 },
];

/** How a load was answered. */
export interface Outcome {
  requests: number;
  /** Answers other than expected, and requests without one; each kind once. */
  failed: Set<string>;
  /** Milliseconds of the one that took longest. */
  slowest: number;
  /** How often a fault of ours was reported, or a sentence. */
  reports: number;
}

/** Somebody who uses the API at the origin `url`. */
export function personAt(url: string, cookie: string) {
  const outcome: Outcome = { requests: 0, failed: new Set(), slowest: 0, reports: 0 };
  let turn = 0;

  /** Sends one request; answers the id of its trace. */
  async function send({ path, post, status }: Kind): Promise<string> {
    const startedMs = performance.now();
    const answer = await fetch(url + path, {
      headers: { cookie, ...(post && { 'content-type': 'application/json' }) },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(post && { method: 'POST', body: JSON.stringify(post) }),
    }).catch((error: Error) => error);
    if (!(answer instanceof Error)) await answer.text();
    outcome.requests += 1;
    outcome.slowest = Math.max(outcome.slowest, performance.now() - startedMs);
    if (status === 500 || path === TOLD.path) outcome.reports += 1;
    if (answer instanceof Error || answer.status !== status) {
      outcome.failed.add(`${path}: ${answer instanceof Error ? answer.name : answer.status}`);
      return '';
    }
    const timing = answer.headers.get('server-timing') ?? '';
    return /desc="00-([0-9a-f]{32})-/.exec(timing)?.[1] ?? '';
  }

  return {
    outcome,
    send,
    /** Sends requests of all kinds, many at a time, at least `count` and until `done`. */
    async drive(count: number, done: () => Promise<boolean>): Promise<void> {
      let ended = false;
      const upTo = outcome.requests + count;
      const deadline = performance.now() + PATIENCE_MS;
      async function work(): Promise<void> {
        while ((!ended || outcome.requests < upTo) && performance.now() < deadline) {
          turn += 1;
          await send(mix[turn % mix.length] ?? HOME);
        }
      }
      const workers = Array.from({ length: AT_ONCE }, work);
      while (!ended && performance.now() < deadline) ended = await done();
      await Promise.all(workers);
    },
  };
}

/** Signs in as one of the people that may be tried; answers the cookie. */
export async function signInAt(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle: 'andrewbrown' }),
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  if (answer.status >= 300) throw new Error(`Not signed in: ${answer.status}.`);
  return cookie.split(';')[0] ?? '';
}
