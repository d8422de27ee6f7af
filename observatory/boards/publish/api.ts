import type { PanelPosition, VisualizationSettings } from '../../api/boards.ts';
import type { QuerySpec } from '../../api/query.ts';

/** What the API answers with when it does not do what it was asked. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

export interface Access {
  api_key_access: Record<string, boolean>;
  environment?: { name?: string };
  team?: { name?: string };
}

export interface ApiPanel {
  type: string;
  position?: PanelPosition;
  query_panel?: {
    /** Only in answers. */
    dataset?: string;
    query_id: string;
    query_annotation_id: string;
    query_style?: string;
    visualization_settings?: VisualizationSettings;
  };
  text_panel?: { content: string };
}

export interface ApiBoard {
  id: string;
  name: string;
  description?: string;
  type?: string;
  panels?: ApiPanel[];
  tags?: unknown[];
}

export interface ApiAnnotation {
  id: string;
  name: string;
  description?: string;
  query_id: string;
}

const timeoutMs = 30_000;
const attempts = 6;
const longestWaitSeconds = 60;

/** Honeycomb's API, as far as boards need it: https://docs.honeycomb.io/api/. */
export class Api {
  readonly #endpoint: string;
  readonly #key: string;
  readonly #wait: (seconds: number) => Promise<void>;

  constructor(endpoint: string, key: string, wait = waitSeconds) {
    this.#endpoint = endpoint;
    this.#key = key;
    this.#wait = wait;
  }

  access = () => this.#ask<Access>('GET', '/1/auth');
  boards = () => this.#ask<ApiBoard[]>('GET', '/1/boards');
  createBoard = (board: object) => this.#ask<ApiBoard>('POST', '/1/boards', board);
  updateBoard = (id: string, board: object) =>
    this.#ask<ApiBoard>('PUT', `/1/boards/${encodeURIComponent(id)}`, board);

  query = (dataset: string, id: string) =>
    this.#ask<QuerySpec & { id?: string }>('GET', path('queries', dataset, id));
  createQuery = (dataset: string, query: QuerySpec) =>
    this.#ask<{ id: string }>('POST', path('queries', dataset), query);

  annotation = (dataset: string, id: string) =>
    this.#ask<ApiAnnotation>('GET', path('query_annotations', dataset, id));
  createAnnotation = (dataset: string, annotation: object) =>
    this.#ask<ApiAnnotation>('POST', path('query_annotations', dataset), annotation);
  updateAnnotation = (dataset: string, id: string, annotation: object) =>
    this.#ask<ApiAnnotation>('PUT', path('query_annotations', dataset, id), annotation);

  async #ask<Answer>(method: string, where: string, body?: object): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(this.#endpoint + where, {
        method,
        headers: { 'X-Honeycomb-Team': this.#key, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
        // A key is sent to nobody else.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.ok) return (await response.json()) as Answer;
      if (response.status !== 429 || attempt === attempts) throw await refusal(response);
      await response.body?.cancel();
      await this.#wait(secondsToWait(response.headers));
    }
  }
}

function path(...parts: string[]): string {
  return `/1/${parts.map(encodeURIComponent).join('/')}`;
}

async function refusal(response: Response): Promise<Refused> {
  const body = (await response.json().catch(() => ({}))) as { error?: unknown };
  const said = typeof body.error === 'string' ? body.error : response.statusText;
  return new Refused(response.status, said);
}

/** By `RateLimit: limit=…, remaining=…, reset=…` or by `Retry-After`, which may be a date. */
export function secondsToWait(headers: Headers, nowMs = Date.now()): number {
  const reset = /\breset=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
  const after = headers.get('retry-after') ?? '1';
  const seconds = Number(reset ?? after);
  const asked = Number.isNaN(seconds) ? (Date.parse(after) - nowMs) / 1000 : seconds;
  return Math.min(Math.max(Number.isNaN(asked) ? 1 : asked, 0.1), longestWaitSeconds);
}

function waitSeconds(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
