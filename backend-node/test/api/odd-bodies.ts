import fc from 'fast-check';
import { oddText, PROTOTYPE } from './odd-text.ts';

/** A value of any type. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, 0, -1, 1e308, [], {}, [[]], [null], { length: 1 }, { toString: 1 }),
);

/** The body that is meant, with one of its fields spoiled, left out or put beside. */
export function spoiled(body: unknown): fc.Arbitrary<unknown> {
  const fields = Object.entries(Object(body));
  const names = [...fields.map(([name]) => name), 'uuid', ...PROTOTYPE];
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...names), oddValue)
        // Not by spreading, which would set a prototype where JSON has a field.
        .map(([name, value]) => Object.fromEntries([...fields, [name, value]])),
    },
    {
      weight: 1,
      arbitrary: fc
        .subarray(fields, { maxLength: Math.max(0, fields.length - 1) })
        .map((left) => Object.fromEntries(left)),
    },
  );
}

export const rawBody = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"message":"\\ud800","ttl":"1-day"}',
    '{"message":"a","message":"b","ttl":"1-day"}',
    '{"__proto__":{"message":"x"},"ttl":"1-day"}',
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
    JSON.stringify({ message: 'x'.repeat(31_000), ttl: '1-day' }),
    JSON.stringify({ message: 'x'.repeat(40_000) }),
  ),
);

export const contentType = fc.constantFrom(
  'application/json',
  'application/json',
  'application/json; charset=utf-16',
  'application/json; charset=utf-7',
  'application/json; charset=nonsense',
  'application/vnd.api+json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'image/png',
  ';;;',
);
