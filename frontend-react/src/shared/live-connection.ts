import type { LiveEvent } from '@cruddur/contract/api/live.ts';

const PATH = '/api/live';
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

const KINDS: readonly string[] = [
  'hello',
  'crud',
  'crud_gone',
  'notification',
  'message',
] satisfies LiveEvent['kind'][];

export interface Connection {
  /** Ends the connection and begins another, for a session that has changed. */
  reopen(): void;
  close(): void;
}

/**
 * Server-sent events from `GET /api/live`. A lost connection is opened again after a wait that
 * doubles, up to a minute, and is shortened by chance so that the tabs of a thousand people do not
 * come back at once. `EventSource` itself would try again at a fixed pace, and never after a refusal.
 *
 * @param missed whether something may have happened that nobody heard of: then the first `hello`
 *   is passed on, as it is after every loss
 */
export function connect(onEvent: (event: LiveEvent) => void, missed: boolean): Connection {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let mayHaveMissed = missed;

  const drop = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = () => {
    drop();
    source = new EventSource(PATH);
    source.onmessage = ({ data }) => {
      const event = parse(data);
      if (event?.kind === 'hello') {
        failures = 0;
        const isNews = mayHaveMissed;
        // One that is not the first says that the server itself lost touch for a while.
        mayHaveMissed = true;
        if (!isNews) return;
      }
      if (event) onEvent(event);
    };
    source.onerror = () => {
      drop();
      mayHaveMissed = true;
      timer = setTimeout(open, waitAfter(failures, Math.random()));
      failures += 1;
    };
  };
  const reopen = () => {
    mayHaveMissed = true;
    failures = 0;
    open();
  };
  window.addEventListener('online', reopen);
  open();
  return {
    reopen,
    close() {
      window.removeEventListener('online', reopen);
      drop();
    },
  };
}

/** Milliseconds until the next try: between half and all of a wait that doubles. */
export function waitAfter(failures: number, chance: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  return (wait * (1 + chance)) / 2;
}

/** What a server of another release may send is ignored, as is what cannot be read. */
export function parse(data: unknown): LiveEvent | undefined {
  try {
    const value: Partial<LiveEvent> | null = JSON.parse(String(data));
    return value?.kind && KINDS.includes(value.kind) ? (value as LiveEvent) : undefined;
  } catch {
    return undefined;
  }
}
