import type { QueryRequest } from '../../../api/query.ts';

/** A word that a POSIX shell takes as it is, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function post(address: string, headers: readonly string[], body: unknown): string {
  return [
    `curl ${quoted(address)}`,
    ...['content-type: application/json', ...headers].map(
      (each) => `-H ${each.includes('$') ? `"${each}"` : quoted(each)}`,
    ),
    `-d ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

/** Asks this Observatory and prints the answer. */
export function curlHere(request: QueryRequest, origin: string): string {
  return post(`${origin}/api/query`, [], request);
}

/** Creates the question at Honeycomb, with the key of HONEYCOMB_API_KEY, and prints its id. */
export function curlHoneycomb({ dataset, query }: QueryRequest): string {
  const address = `https://api.honeycomb.io/1/queries/${encodeURIComponent(dataset)}`;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell puts the key in, so that it is in no command.
  return post(address, ['X-Honeycomb-Team: ${HONEYCOMB_API_KEY}'], query);
}
