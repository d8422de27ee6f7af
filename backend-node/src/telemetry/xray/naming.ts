import { wildcard } from './wildcard.ts';

/**
 * Names segments as the X-Ray SDKs' dynamic naming does: by the Host header where AWS_XRAY_URL, a
 * pattern with `*` and `?`, matches it, else by the service.
 */
export function createNaming(
  service: string,
  pattern: string | undefined,
): (host: string | undefined) => string {
  if (!pattern) return () => service;
  const isOurs = wildcard(pattern);
  return (host) => (host !== undefined && isOurs(host) ? host : service);
}
