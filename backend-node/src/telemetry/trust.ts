import type { IncomingMessage } from 'node:http';

export type TrustMode = 'own' | 'all' | 'none';

/** What of a request says who sent it. */
type Sender = Pick<IncomingMessage, 'method' | 'headers'>;

/**
 * Whether a request was sent by one of our own pages, as far as a browser can tell: it says so
 * itself (`Sec-Fetch-Site`, which no page can forge), or its `Origin` is the address that was
 * asked, or one of `origins`. Programs can claim anything; this holds off foreign pages.
 *
 * Over plain http browsers send `Sec-Fetch-Site` to this machine only, and `Origin` not with a GET
 * to the page's own origin, so on a local network the `Referer` says it, which no page can forge
 * either. https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header
 */
export function isFromOwnPage(request: Sender, origins: ReadonlySet<string>): boolean {
  const { host, origin, referer, 'sec-fetch-site': site } = request.headers;
  if (site === 'same-origin') return true;
  const sender = origin ?? (site === undefined && isRead(request) ? originOf(referer) : undefined);
  if (sender === undefined) return false;
  if (origins.has(sender)) return true;
  return host !== undefined && (sender === `http://${host}` || sender === `https://${host}`);
}

function isRead({ method }: Sender): boolean {
  return method === 'GET' || method === 'HEAD';
}

function originOf(referer: string | undefined): string | undefined {
  return referer === undefined ? undefined : URL.parse(referer)?.origin;
}

/** Whether the trace that a request names is joined; otherwise a new one links to it. */
export function createTrust(
  mode: TrustMode,
  origins: ReadonlySet<string>,
): (request: Sender) => boolean {
  if (mode === 'all') return () => true;
  if (mode === 'none') return () => false;
  return (request) => isFromOwnPage(request, origins);
}
