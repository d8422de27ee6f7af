import { jsonSpan, request, text } from '../testing/spans.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into any member that the API gives.
  body: any;
}

/** A client of Honeycomb's API that knows nothing of the Observatory. */
export function apiClient(url: string, key: string | null = 'hcxlk_a-configuration-key') {
  return async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(key !== null && { 'X-Honeycomb-Team': key }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answered = await response.text();
    const parsed = answered === '' ? undefined : JSON.parse(answered);
    return { status: response.status, headers: response.headers, body: parsed };
  };
}

/** Server spans that ended a minute ago, of so many milliseconds each, with a route. */
export function requests(route: string, durationsMs: readonly number[]) {
  const start = BigInt(Date.now() - 60_000) * 1_000_000n;
  return durationsMs.map((ms) =>
    jsonSpan({
      name: `GET ${route}`,
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + BigInt(ms) * 1_000_000n),
      attributes: [text('http.route', route)],
    }),
  );
}

/** What the tests ask about: eight requests of `Shop API` (slug `shop-api`), two of `admin`. */
export const shopSpans = () =>
  request(
    [...requests('/cart', [10, 20, 30, 40, 50]), ...requests('/pay', [100, 200, 300])],
    'Shop API',
  );
export const adminSpans = () => request(requests('/users', [5, 6]), 'admin');
