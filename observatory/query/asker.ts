import type { DuckDBConnection } from '@duckdb/node-api';
import { HttpError } from '../http/errors.ts';
import { Session, tooMuchMemory } from './session.ts';

export interface AskerOptions {
  /** Memory of the whole process past which a question ends. */
  memoryBytes: number;
  deadlineMs?: number;
}

/** Questions that wait while all connections are busy. */
const maximumWaiting = 16;
const watchEveryMs = 50;
/** What a question may always add, where the process has passed its cap without it. */
const alwaysAllowedBytes = 128 * 1024 * 1024;

/**
 * Runs questions on connections of their own, so that neither taking spans in nor a small question
 * waits for a large one. Each has a deadline, and ends when its asker goes away or the process
 * grows past its memory.
 */
export class Asker {
  readonly #free: DuckDBConnection[];
  readonly #options: Required<AskerOptions>;
  readonly #waiting: (() => void)[] = [];
  readonly #running = new Set<{ session: Session; ended: Promise<void> }>();
  #closed = false;

  constructor(connections: readonly DuckDBConnection[], options: AskerOptions) {
    this.#free = [...connections];
    this.#options = { deadlineMs: 10_000, ...options };
  }

  /** @throws HttpError 429 `too_many_queries`, 504 `query_timeout`, 422 `query_too_large` */
  async ask<Answer>(
    question: (session: Session) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const connection = await this.#connection(signal);
    const session = new Session(connection);
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const running = { session, ended };
    this.#running.add(running);
    const stopWatching = this.#watch(session, signal);
    try {
      return await question(session);
    } finally {
      stopWatching();
      await session.thaw();
      this.#running.delete(running);
      resolve();
      this.#free.push(connection);
      this.#waiting.shift()?.();
    }
  }

  /** Ends all questions, and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all(
      [...this.#running].map(({ session, ended }) => {
        session.end(closing());
        return ended;
      }),
    );
  }

  async #connection(signal: AbortSignal | undefined): Promise<DuckDBConnection> {
    for (;;) {
      if (signal?.aborted) throw gone();
      if (this.#closed) throw closing();
      const connection = this.#free.pop();
      if (connection) return connection;
      if (this.#waiting.length >= maximumWaiting) {
        const message = 'Too many questions are being answered; ask again in a moment.';
        throw new HttpError(429, 'too_many_queries', message);
      }
      await this.#turn(signal);
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const leave = () => {
      const place = this.#waiting.indexOf(resolve);
      if (place >= 0) this.#waiting.splice(place, 1);
      resolve();
    };
    this.#waiting.push(resolve);
    signal?.addEventListener('abort', leave, { once: true });
    return promise.finally(() => signal?.removeEventListener('abort', leave));
  }

  #watch(session: Session, signal: AbortSignal | undefined): () => void {
    const { memoryBytes, deadlineMs } = this.#options;
    const began = performance.now();
    const memory = Math.max(memoryBytes, process.memoryUsage.rss() + alwaysAllowedBytes);
    const check = () => {
      if (signal?.aborted) session.end(gone());
      else if (performance.now() - began > deadlineMs) session.end(tooSlow(deadlineMs));
      else if (process.memoryUsage.rss() > memory) session.end(tooMuchMemory());
      session.insist();
    };
    const timer = setInterval(check, watchEveryMs);
    signal?.addEventListener('abort', check);
    return () => {
      clearInterval(timer);
      signal?.removeEventListener('abort', check);
    };
  }
}

function tooSlow(deadlineMs: number): HttpError {
  return new HttpError(
    504,
    'query_timeout',
    `The question took longer than ${deadlineMs / 1000} s. ` +
      'A shorter time range or fewer calculations are quicker.',
  );
}

function closing(): HttpError {
  return new HttpError(503, 'closing', 'The Observatory is closing.');
}

function gone(): HttpError {
  return new HttpError(499, 'asker_gone', 'Who asked has gone away.');
}
