import Rollbar from 'rollbar';
import type { ErrorDetail, ErrorItem, ErrorItemDetail, ErrorList } from '../../api/errors.ts';
import type { Config } from '../../config.ts';
import { type Harness, startHarness } from '../../testing/harness.ts';

/** A real server, rollbar for Node that sends to it, and the API of errors. */
export interface ErrorHarness extends Omit<Harness, 'detail'> {
  client(options?: Rollbar.Configuration): Rollbar;
  /** Posts an item's `data` as any sender may. */
  item(data: unknown, headers?: Record<string, string>): Promise<Response>;
  get<T>(path: string): Promise<T>;
  list(query?: string): Promise<ErrorList>;
  detail(uuid: string): Promise<ErrorDetail>;
  ofItem(id: string): Promise<ErrorItemDetail>;
  setResolved(id: string, resolved: boolean): Promise<ErrorItem>;
}

export async function startErrorHarness(config: Partial<Config> = {}): Promise<ErrorHarness> {
  const harness = await startHarness(config);
  const endpoint = `${harness.url}/api/1/item/`;
  const get = async <T>(path: string) => (await fetch(`${harness.url}${path}`)).json() as T;
  return {
    ...harness,
    client: (options) =>
      new Rollbar({
        accessToken: 'any',
        endpoint,
        environment: 'test',
        captureUncaught: false,
        captureUnhandledRejections: false,
        verbose: false,
        // rollbar knows this level, its types do not: it says nothing to the console.
        logLevel: 'disable' as 'critical',
        ...options,
      }),
    item: (data, headers = {}) =>
      fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-rollbar-access-token': 'any',
          ...headers,
        },
        body: JSON.stringify({ data }),
      }),
    get,
    list: (query = '') => get<ErrorList>(`/api/errors?${query}`),
    detail: (uuid) => get<ErrorDetail>(`/api/errors/occurrences/${uuid}`),
    ofItem: (id) => get<ErrorItemDetail>(`/api/errors/${id}`),
    async setResolved(id, resolved) {
      const response = await fetch(`${harness.url}/api/errors/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ resolved }),
      });
      return (await response.json()) as ErrorItem;
    },
  };
}

/** What rollbar tells its caller of an item that was taken. */
export function sent(
  send: (done: (error: Error | undefined | null, answer?: { uuid?: string }) => void) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    send((error, answer) => (error ? reject(error) : resolve(answer?.uuid ?? 'no uuid')));
  });
}
