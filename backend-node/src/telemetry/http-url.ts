/** `address` as a URL; undefined when it is none of http or https. */
export function httpUrl(address: string): URL | undefined {
  const url = URL.parse(address);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}
