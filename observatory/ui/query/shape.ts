import type { QuerySpec } from '../../api/query.ts';

type Members = Record<string, unknown>;

/** A text or an object that cannot be a question; the message is a sentence for the reader. */
export class NotAQuestion extends Error {}

/**
 * A question out of JSON that anybody may have written. Only as much is checked as the screen
 * needs in order to show it; whether it makes sense is the server's to say, in its own words.
 * @throws NotAQuestion
 */
export function toSpec(json: unknown): QuerySpec {
  if (!isMembers(json)) throw new NotAQuestion('A question is a JSON object, {…}.');
  // As Honeycomb gives a stored question: with its id, and null where nothing is said.
  const members = Object.entries(json).filter(([key, value]) => key !== 'id' && value !== null);
  const spec: Members = Object.fromEntries(members);
  list(spec, 'calculations', (each) => isNamed(each, 'op'));
  list(spec, 'filters', (each) => isNamed(each, 'op', 'column'));
  list(spec, 'breakdowns', (each) => typeof each === 'string');
  list(spec, 'orders', (each) => isMembers(each) && hasTexts(each));
  list(spec, 'havings', (each) => isNamed(each, 'calculate_op', 'op'));
  for (const key of ['limit', 'time_range', 'start_time', 'end_time', 'granularity'] as const) {
    if (spec[key] !== undefined && !Number.isFinite(spec[key])) {
      throw new NotAQuestion(`“${key}” should be a number.`);
    }
  }
  return spec as QuerySpec;
}

/** The question that a text holds. @throws NotAQuestion */
export function parseSpec(text: string): QuerySpec {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new NotAQuestion('This is not JSON.');
  }
  return toSpec(json);
}

function list(json: Members, key: string, fits: (each: unknown) => boolean): void {
  const value = json[key];
  if (value === undefined) return;
  if (!Array.isArray(value) || !value.every(fits)) {
    throw new NotAQuestion(`“${key}” is not as Honeycomb's query specification has it.`);
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamed(value: unknown, ...keys: string[]): value is Members {
  return isMembers(value) && keys.every((key) => typeof value[key] === 'string') && hasTexts(value);
}

/** Members that are shown as text are text, where they are given. */
function hasTexts(value: Members): boolean {
  return ['op', 'column', 'order'].every(
    (key) => value[key] === undefined || typeof value[key] === 'string',
  );
}
