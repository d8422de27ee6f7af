/** Another origin of the API, set when the frontend is built; its own origin otherwise. */
const other: string | undefined = import.meta.env.VITE_API_URL;

/** Addresses that get a `traceparent` and a span start with one of these: our own API, nothing else. */
export const apiAddresses: readonly string[] = [location.origin, other]
  .filter((origin) => origin !== undefined && origin !== '')
  .map((origin) => new URL('/api/', origin).href);

/** The absolute address, when it is one of our API. */
export function apiAddress(input: RequestInfo | URL): string | undefined {
  const { href } = new URL(input instanceof Request ? input.url : input, location.href);
  return apiAddresses.some((address) => href.startsWith(address)) ? href : undefined;
}
