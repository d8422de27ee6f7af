import type { IncomingHttpHeaders } from 'node:http';

export type TrustMode = 'own' | 'all' | 'none';

/**
 * Whether a request was sent by one of our own pages, as far as a browser can tell: it says so
 * itself (`Sec-Fetch-Site`, which no page can forge), or its `Origin` is the address that was
 * asked, or one of `origins`. Programs can claim anything; this holds off foreign pages.
 */
export function isFromOwnPage(headers: IncomingHttpHeaders, origins: ReadonlySet<string>): boolean {
  if (headers['sec-fetch-site'] === 'same-origin') return true;
  const { origin, host } = headers;
  if (origin === undefined) return false;
  if (origins.has(origin)) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/** Whether the trace that a request names is joined; otherwise a new one links to it. */
export function createTrust(
  mode: TrustMode,
  origins: ReadonlySet<string>,
): (headers: IncomingHttpHeaders) => boolean {
  if (mode === 'all') return () => true;
  if (mode === 'none') return () => false;
  return (headers) => isFromOwnPage(headers, origins);
}
