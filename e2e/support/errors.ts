import type { ErrorDetail, ErrorList, ErrorPlatform } from '../../observatory/api/errors.ts';

const TIMEOUT_MS = 15_000;

/** What the Observatory has received in Rollbar's place. */
export class ReceivedErrors {
  readonly #url: string;

  /** @param url of the Observatory */
  constructor(url: string) {
    this.#url = url;
  }

  /** The first occurrence whose title, uuid or trace id is `search`. @throws Error after 15 s */
  async next(search: string, after?: string): Promise<ErrorDetail> {
    const parameters = { search, timeout_ms: String(TIMEOUT_MS), ...(after && { after }) };
    return this.#get<ErrorDetail>(`/api/errors/wait?${new URLSearchParams(parameters)}`);
  }

  /** The occurrence of one side in a trace. @throws Error after 15 s without another */
  async nextOf(traceId: string, platform: ErrorPlatform): Promise<ErrorDetail> {
    let found = await this.next(traceId);
    while (found.platform !== platform) found = await this.next(traceId, found.uuid);
    return found;
  }

  /** Every group that has an occurrence in a trace. */
  async ofTrace(traceId: string): Promise<ErrorList> {
    return this.#get<ErrorList>(`/api/errors?${new URLSearchParams({ trace: traceId })}`);
  }

  async occurrence(uuid: string): Promise<ErrorDetail> {
    return this.#get<ErrorDetail>(`/api/errors/occurrences/${uuid}`);
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.#url}${path}`);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
