import type { Attributes } from '@opentelemetry/api';

/** The attribute `key` where it is text, else undefined. */
export function textOf(attributes: Attributes, key: string): string | undefined {
  const value = attributes[key];
  return typeof value === 'string' ? value : undefined;
}

/** The attribute `key` where it is a number, else undefined. */
export function numberOf(attributes: Attributes, key: string): number | undefined {
  const value = attributes[key];
  return typeof value === 'number' ? value : undefined;
}

/** `host:port` of a span's `server.*`, an IPv6 address in brackets, the port if there is one. */
export function serverOf(attributes: Attributes): string | undefined {
  const address = textOf(attributes, 'server.address');
  if (address === undefined) return undefined;
  const host = address.includes(':') ? `[${address}]` : address;
  const port = numberOf(attributes, 'server.port');
  return port === undefined ? host : `${host}:${port}`;
}
