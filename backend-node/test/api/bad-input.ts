import fc from 'fast-check';
import type { Asked } from './ask.ts';

const PROTOTYPE = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

/** Text that programs stumble over. */
const oddText = fc.oneof(
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
const oddPart = fc.oneof(
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

const oddQuery = fc
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

/** A value of any type. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, 0, -1, 1e308, [], {}, [[]], [null], { length: 1 }, { toString: 1 }),
);

/** The body that is meant, with one of its fields spoiled, left out or put beside. */
function spoiled(body: unknown): fc.Arbitrary<unknown> {
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

const rawBody = fc.oneof(
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

const contentType = fc.constantFrom(
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

/** As headers go over the wire: bytes without controls. */
const headerText = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
  fc
    .uint8Array({ min: 0x80, max: 0xff, maxLength: 40 })
    .map((b) => Buffer.from(b).toString('latin1')),
  fc.constantFrom('', ',', ';', '=', '%', '%00', '%E0%A4%A', 'x'.repeat(4_000)),
);

const SESSION = 'cruddur.session_token';
const cookieText = fc.oneof(
  headerText,
  headerText.map((value) => `${SESSION}=${value}`),
  headerText.map((value) => `${SESSION}=${encodeURIComponent(value)}.${'A'.repeat(43)}%3D`),
  fc.constantFrom(
    `${SESSION}=.`,
    `${SESSION}=a.`,
    `${SESSION}=;${SESSION}=`,
    `__proto__=1; ${SESSION}`,
  ),
);

const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  cookieText.map((cookie) => ({ cookie })),
  headerText.map((key) => ({ 'idempotency-key': key })),
  fc
    .oneof(
      headerText,
      fc.constantFrom(
        `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`,
        `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
        `00-${'A'.repeat(32)}-${'b'.repeat(16)}-zz`,
      ),
    )
    .map((traceparent) => ({ traceparent })),
  headerText.map((tracestate) => ({
    traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    tracestate,
  })),
  headerText.map((baggage) => ({ baggage })),
  headerText.map((host) => ({ host: host.replaceAll(/[^!-~]/g, '') || 'x' })),
  headerText.map((accept) => ({ accept, 'accept-language': accept, range: accept })),
  headerText.map((agent) => ({
    'user-agent': agent,
    'x-forwarded-for': agent,
    'if-none-match': agent,
  })),
  headerText.map((id) => ({ 'last-event-id': id })),
  fc
    .constantFrom('gzip', 'br', 'deflate', 'zstd', 'nonsense')
    .map((encoding) => ({ 'content-encoding': encoding })),
);

export interface BadRequest extends Asked {
  /** Whether it still goes to the operation that it was made of. */
  arrives: boolean;
}

/** What an operation may be asked that nobody means: `meant`, spoiled in one to three places. */
export function badRequest(meant: Asked, pattern: string): fc.Arbitrary<BadRequest> {
  const start: BadRequest = { ...meant, arrives: true };
  const spoil: fc.Arbitrary<Partial<BadRequest>>[] = [
    oddQuery.map((query) => ({ path: `${meant.path.split('?')[0]}?${query}` })),
    oddHeaders.map((headers) => ({ headers })),
    fc
      .constantFrom('PATCH', 'OPTIONS', 'PROPFIND', 'TRACE', 'HEAD')
      .map((method) => ({ method, arrives: false })),
  ];
  if (pattern.includes('{')) {
    const path = fc
      .array(oddPart, { minLength: 2, maxLength: 2 })
      .map((parts) => pattern.replaceAll(/\{\w+\}/g, () => parts.pop() ?? ''));
    const one = path.map((filled) => ({ path: filled, arrives: false }));
    spoil.push(one, one);
  }
  if (meant.method !== 'GET') {
    const raw = fc
      .tuple(rawBody, contentType)
      .map(([body, type]) => ({ body, headers: { 'content-type': type } }));
    spoil.push(raw);
    const fields = spoiled(meant.body).map((body) => ({ body }));
    if (meant.body !== undefined) spoil.push(fields, fields, fields);
  }
  return fc
    .array(fc.oneof(...spoil), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<BadRequest>(merge, start));
}

function merge(request: BadRequest, change: Partial<BadRequest>): BadRequest {
  return {
    ...request,
    ...change,
    headers: { ...request.headers, ...change.headers },
    arrives: request.arrives && change.arrives !== false,
  };
}
