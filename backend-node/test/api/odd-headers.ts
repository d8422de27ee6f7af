import fc from 'fast-check';

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

export const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
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
