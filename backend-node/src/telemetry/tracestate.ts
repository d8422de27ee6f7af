import type { TraceState } from '@opentelemetry/api';

/** W3C Trace Context level 2, §3.3.1.1: more list members make the whole list invalid. */
const MAX_MEMBERS = 32;
/** Level 2 dropped level 1's tenant@system form: `@` may stand anywhere but first. */
const KEY = /^[a-z0-9][a-z0-9_\-*/@]{0,255}$/;
/** Printable ASCII without comma and equals sign, at most 256, not ending in a space. */
const VALUE = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;

/** An immutable list of what other tracing systems carry along; the newest entry comes first. */
export class StrictTraceState implements TraceState {
  readonly #members: ReadonlyMap<string, string>;

  constructor(members: ReadonlyMap<string, string>) {
    this.#members = members;
  }

  /** A changed entry moves to the front (§3.5); an invalid one, or a 33rd, changes nothing. */
  set(key: string, value: string): StrictTraceState {
    if (!KEY.test(key) || !VALUE.test(value)) return this;
    const rest = [...this.#members].filter(([other]) => other !== key);
    return new StrictTraceState(new Map([[key, value], ...rest.slice(0, MAX_MEMBERS - 1)]));
  }

  unset(key: string): StrictTraceState {
    return new StrictTraceState(new Map([...this.#members].filter(([other]) => other !== key)));
  }

  get(key: string): string | undefined {
    return this.#members.get(key);
  }

  serialize(): string {
    return [...this.#members].map(([key, value]) => `${key}=${value}`).join(',');
  }
}

/**
 * Reads a combined `tracestate` header value, or undefined when there is nothing to carry on. One
 * invalid member discards the whole list (§4.3); empty members are allowed (§3.3.1.1); of two
 * members with one key the first, which is the newest, stays (§3.5 lets the other be discarded).
 */
export function parseTracestate(value: string): StrictTraceState | undefined {
  const members = new Map<string, string>();
  let count = 0;
  for (const part of value.split(',')) {
    const member = trimOptionalWhitespace(part);
    if (member === '') continue;
    count += 1;
    const equals = member.indexOf('=');
    const key = member.slice(0, Math.max(equals, 0));
    const content = member.slice(equals + 1);
    if (count > MAX_MEMBERS || !KEY.test(key) || !VALUE.test(content)) return undefined;
    if (!members.has(key)) members.set(key, content);
  }
  return members.size === 0 ? undefined : new StrictTraceState(members);
}

/** Spaces and tabs only: String.trim would also take what RFC 9110 does not call whitespace. */
function trimOptionalWhitespace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isOptionalWhitespace(text, start)) start += 1;
  while (end > start && isOptionalWhitespace(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function isOptionalWhitespace(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === 0x20 || code === 0x09;
}
