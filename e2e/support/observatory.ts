import type { Mail, Span, Status, TraceDetail, TraceList } from '../../observatory/api.ts';

/** A client of the Observatory's JSON API, as a test wants it: it waits for the trace, not the clock. */
export class Observatory {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /**
   * The trace once it is complete: root ended, no open parent, quiet for a moment.
   * @param span the name of a span that it must hold as well; a page load whose browser has not
   *   reported yet looks complete without
   * @throws Error with the Observatory's sentence on what is missing after 15 s
   */
  async completeTrace(traceId: string, span?: string): Promise<TraceDetail> {
    const parameters = new URLSearchParams({ timeout_ms: '15000', ...(span ? { span } : {}) });
    return this.#get<TraceDetail>(`/api/traces/${traceId}/wait?${parameters}`);
  }

  async traces(parameters: Record<string, string> = {}): Promise<TraceList> {
    return this.#get<TraceList>(`/api/traces?${new URLSearchParams(parameters)}`);
  }

  async trace(traceId: string): Promise<TraceDetail> {
    return this.#get<TraceDetail>(`/api/traces/${traceId}`);
  }

  /**
   * The next mail to `address` after the one whose id is `after`.
   * @throws Error when none comes within 15 s
   */
  async nextMail(address: string, after = '0'): Promise<Mail> {
    const parameters = new URLSearchParams({ to: address, after, timeout_ms: '15000' });
    return this.#get<Mail>(`/api/mail/wait?${parameters}`);
  }

  /** Every mail that it holds, page after page. */
  async mails(): Promise<Mail[]> {
    const found: Mail[] = [];
    let page: Mail[];
    do {
      const before = found.at(-1)?.id;
      page = await this.#get<Mail[]>(`/api/mail?${new URLSearchParams(before ? { before } : {})}`);
      found.push(...page);
    } while (page.length > 0);
    return found;
  }

  async status(): Promise<Status> {
    return this.#get<Status>('/api/status');
  }

  /** Every trace that it holds, page after page. */
  async *allTraces(): AsyncGenerator<TraceDetail> {
    let before: string | null = '';
    while (before !== null) {
      const list: TraceList = await this.traces({ limit: '100', ...(before ? { before } : {}) });
      for (const { trace_id } of list.traces) yield this.trace(trace_id);
      before = list.next;
    }
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.#url}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}

/** The trace id that a request carried in its `traceparent`. */
export function traceIdOf(headers: Record<string, string>): string {
  const traceId = /^00-([0-9a-f]{32})-[0-9a-f]{16}-0[0-3]$/.exec(headers.traceparent ?? '')?.[1];
  if (!traceId) throw new Error(`no valid traceparent among ${JSON.stringify(headers)}`);
  return traceId;
}

export type { Span, TraceDetail };
