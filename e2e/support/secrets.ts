import type { Span } from './observatory.ts';

/**
 * What people of the tests type and telemetry must never carry. contract/declared.spec.ts looks
 * for all of it in everything that arrived.
 */
export const passwords = {
  first: 'correct horse battery',
  changed: 'a new and longer phrase',
} as const;

/** A word for cruds, replies, messages, biographies and searches, found nowhere else. */
export const whisper = 'zephyrquartz';

/** What was typed: texts, wherever they stand, and codes, which are found as whole words. */
export interface Typed {
  texts: readonly string[];
  codes: readonly string[];
}

/** What of it a span carries, in its name, attributes, events, links or resource, as sentences. */
export function secretsIn(span: Span, { texts, codes }: Typed): string[] {
  const carried = Object.entries({
    name: span.name,
    status: span.status_message,
    attributes: span.attributes,
    resource: span.resource,
    events: span.events,
    links: span.links,
  });
  return carried.flatMap(([part, value]) => {
    const text = decoded(JSON.stringify(value ?? '')).toLowerCase();
    const words = new Set(text.match(/(?<![\w.-])\d{6}(?![\w.-])/g));
    return [
      ...texts.filter((secret) => text.includes(secret.toLowerCase())),
      ...codes.filter((code) => words.has(code)),
    ].map((secret) => `"${secret}" in the ${part} of "${span.name}"`);
  });
}

/** As a person would read it: percent-encoded and escaped it would be the same secret. */
function decoded(json: string): string {
  return json
    .replace(/\\(.)/g, '$1')
    .replace(/(%[0-9a-f]{2})+/gi, (bytes) =>
      Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
    );
}
