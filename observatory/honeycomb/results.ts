import { randomBytes } from 'node:crypto';
import type { QueryRequest, QuerySpec } from '../api/query.ts';
import type { Questions } from '../query/questions.ts';
import { rangeOf } from '../query/time.ts';
import { missing, Problem } from './problem.ts';
import { type ResultOptions, resultData } from './result-data.ts';

export interface ResultLimits {
  /** Questions that run at once for clients of this API. */
  running: number;
  results: number;
  /** Of all results together, as JSON. */
  bytes: number;
  ageMs: number;
}

const defaults: ResultLimits = {
  running: 10,
  results: 200,
  bytes: 32 * 1024 * 1024,
  ageMs: 60 * 60 * 1000,
};

export interface Result {
  id: string;
  /** What was asked, its time made absolute. */
  request: QueryRequest;
  madeMs: number;
  state: 'running' | 'done' | 'failed';
  /** ResultData as JSON, once done. */
  data: string;
  error: unknown;
}

/**
 * Questions that were set running, and their results for a while: the oldest go when there are too
 * many, when they are too large together, and after an hour.
 */
export class Results {
  readonly #questions: Questions;
  readonly #limits: ResultLimits;
  readonly #now: () => number;
  readonly #byId = new Map<string, Result>();
  readonly #closing = new AbortController();
  #running = new Set<Promise<void>>();

  constructor(
    questions: Questions,
    limits: Partial<ResultLimits> = {},
    now: () => number = Date.now,
  ) {
    this.#questions = questions;
    this.#limits = { ...defaults, ...limits };
    this.#now = now;
  }

  /** Asks in the background. @throws Problem 429 when too many questions run */
  start(request: QueryRequest, options: ResultOptions): Result {
    if (this.#running.size >= this.#limits.running) {
      throw new Problem(429, 'rate-limited', 'Too many queries are running; wait for one to end.');
    }
    const result: Result = {
      id: randomBytes(8).toString('hex').slice(0, 11),
      request: { ...request, query: atATime(request.query, this.#now()) },
      madeMs: this.#now(),
      state: 'running',
      data: '',
      error: undefined,
    };
    this.#byId.set(result.id, result);
    this.#forget();
    const run = this.#ask(result, options).finally(() => this.#running.delete(run));
    this.#running.add(run);
    return result;
  }

  /** @throws Problem 404 */
  get(dataset: string, id: string): Result {
    this.#forget();
    const result = this.#byId.get(id);
    if (result?.request.dataset !== dataset) throw missing('Query result');
    return result;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#running);
  }

  async #ask(result: Result, options: ResultOptions): Promise<void> {
    const { signal } = this.#closing;
    try {
      const answer = await this.#questions.ask(result.request, signal);
      const grouped = answer.breakdowns.length > 0;
      const wantsWhole = !options.disable_total_by_aggregate || !options.disable_other_by_aggregate;
      const whole =
        wantsWhole && grouped
          ? await this.#questions.ask(withoutGroups(result.request), signal)
          : answer;
      result.data = JSON.stringify(resultData(answer, wantsWhole ? whole : undefined, options));
      result.state = 'done';
    } catch (error) {
      result.error = error;
      result.state = 'failed';
    }
    this.#forget();
  }

  #forget(): void {
    const { results, bytes, ageMs } = this.#limits;
    let held = 0;
    for (const { data } of this.#byId.values()) held += data.length;
    for (const [id, { state, data, madeMs }] of this.#byId) {
      const isOld = this.#now() - madeMs > ageMs;
      if (!isOld && this.#byId.size <= results && held <= bytes) return;
      if (state === 'running') continue;
      this.#byId.delete(id);
      held -= data.length;
    }
  }
}

/** The same question, about the time that it is asked at. */
function atATime(query: QuerySpec, nowMs: number): QuerySpec {
  const { start, end } = rangeOf(query, nowMs);
  const { time_range: _, ...rest } = query;
  return { ...rest, start_time: start, end_time: end };
}

function withoutGroups({ dataset, query }: QueryRequest): QueryRequest {
  const { breakdowns: _, havings: __, orders: ___, limit: ____, ...rest } = query;
  return { dataset, query: rest };
}
