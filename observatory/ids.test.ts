import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseId, toTraceparent, toXray } from './ids.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';
const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''))
    .filter((id) => !/^0+$/.test(id));

describe('parseId', () => {
  it.each([
    ['plain', traceId, null],
    ['upper case, with blanks', ` ${traceId.toUpperCase()}\n`, null],
    ['X-Ray', '1-4bf92f35-77b34da6a3ce929d0e0e4736', null],
    ['traceparent', `00-${traceId}-${spanId}-01`, spanId],
    ['traceparent with its name', `traceparent: 00-${traceId}-${spanId}-03`, spanId],
    ['traceparent of a later version', `cc-${traceId}-${spanId}-01-more`, spanId],
    [
      'X-Amzn-Trace-Id',
      `Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=${spanId};Sampled=1`,
      spanId,
    ],
    [
      'its header',
      'X-Amzn-Trace-Id: Self=1-67891234-12456789abcdef012345678a; Root=1-4bf92f35-77b34da6a3ce929d0e0e4736',
      null,
    ],
    ['an address', `http://localhost:4318/trace/${traceId}?span=${spanId}&zoom=1..2`, spanId],
  ])('reads %s', (_, text, span) => {
    expect(parseId(text)).toEqual({ traceId, spanId: span });
  });

  it.each([
    '',
    'GET /api/activities',
    traceId.slice(1),
    `${traceId}0`,
    '0'.repeat(32),
    `00-${'0'.repeat(32)}-${spanId}-01`,
    '1-4bf92f35-77b34da6',
    spanId,
  ])('takes %o for no id', (text) => {
    expect(parseId(text)).toBeNull();
  });

  it('reads back every form that the screens write', () => {
    fc.assert(
      fc.property(hex(32), hex(16), (trace, span) => {
        expect(parseId(toXray(trace))?.traceId).toBe(trace);
        expect(parseId(toTraceparent(trace, span))).toEqual({ traceId: trace, spanId: span });
      }),
    );
  });
});
