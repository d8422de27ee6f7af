import fc from 'fast-check';

/** Names that every object has already. */
export const PROTOTYPE = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

/** Text that programs stumble over. */
export const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff\ud800',
    '\u202e\u2066',
    '\ufeff',
    '👨‍👩‍👧‍👦'.repeat(60),
    'ａｎｄｒｅｗ',
    'İ',
    "'; drop table users; --",
    '%',
    '_',
    '\\',
    '{{7*7}}',
    '../../etc/passwd',
    'NaN',
    '-1',
    '0',
    '1e999',
    '99999999999999999999',
    '2026-13-45T99:99:99Z',
    '00000000-0000-0000-0000-000000000000',
    'x'.repeat(5_000),
    '#'.repeat(300),
    '@'.repeat(300),
    "a & b | !c <-> 'd' :* (",
    ...PROTOTYPE,
  ),
);

/** Text as part of an address: escaped well, or not. */
export const oddPart = fc.oneof(
  { weight: 3, arbitrary: oddText.map((text) => encodeURIComponent(text.toWellFormed())) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '%',
      '%zz',
      '%00',
      '%E0%A4%A',
      '%ff%fe',
      '%ED%A0%80',
      '..',
      '.',
      '%2e%2e%2f',
    ),
  },
  { weight: 1, arbitrary: fc.uuid() },
);

/** What a cursor may look like when it is not ours. */
const oddCursor = fc.oneof(
  oddText,
  fc.json({ maxDepth: 2 }).map((json) => Buffer.from(json).toString('base64url')),
  fc
    .tuple(oddText, fc.oneof(fc.uuid(), oddText))
    .map((parts) => Buffer.from(parts.join(',')).toString('base64url')),
  fc
    .tuple(fc.oneof(fc.integer(), fc.double()), fc.uuid())
    .map((parts) => Buffer.from(parts.join('.')).toString('base64url')),
);

const parameterName = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('cursor', 'limit', 'term', 'show') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('limit[]', 'term[a]', 'cursor[__proto__]', ...PROTOTYPE),
  },
);

export const oddQuery = fc
  .array(
    fc
      .tuple(
        parameterName,
        fc.oneof(
          oddPart,
          oddCursor.map((c) => encodeURIComponent(c.toWellFormed())),
        ),
      )
      .map(([name, value]) => `${name}=${value}`),
    { minLength: 1, maxLength: 4 },
  )
  .map((pairs) => pairs.join('&'));
