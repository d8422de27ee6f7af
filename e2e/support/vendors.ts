import type { LogEvent } from '../../observatory/api/logs.ts';
import type { Related } from '../../observatory/api/related.ts';
import type { XraySegment } from '../../observatory/api/xray.ts';

const timeout_ms = '15000';

/** What the Observatory has received in the place of X-Ray and CloudWatch, and what it joins. */
export class ReceivedByVendors {
  readonly #url: string;

  /** @param url of the Observatory */
  constructor(url: string) {
    this.#url = url;
  }

  /** The segments of a trace, once there is one. @throws Error after 15 s */
  async segments(trace: string): Promise<XraySegment[]> {
    return this.#get('/api/xray/wait', { trace, timeout_ms });
  }

  /** The first log line in a trace that holds `search`. @throws Error after 15 s */
  async logLine(trace: string, search: string): Promise<LogEvent> {
    return this.#get('/api/logs/wait', { trace, search, timeout_ms });
  }

  /** Everything under an id, of any form, that is no span. @throws Error where there is nothing */
  async related(id: string): Promise<Related> {
    return this.#get(`/api/traces/${encodeURIComponent(id)}/related`);
  }

  async #get<T>(path: string, parameters: Record<string, string> = {}): Promise<T> {
    const answer = await fetch(`${this.#url}${path}?${new URLSearchParams(parameters)}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
