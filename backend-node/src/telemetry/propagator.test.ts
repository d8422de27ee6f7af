import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type SpanContext,
  trace,
} from '@opentelemetry/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StrictTraceContextPropagator } from './propagator.ts';
import { parseTracestate } from './tracestate.ts';

/** Organised like the W3C's own test suite (w3c/trace-context, test/test.py), case by case. */
const propagator = new StrictTraceContextPropagator();
const TRACE = '12345678901234567890123456789012';
const SPAN = '1234567890123456';
const VALID = `00-${TRACE}-${SPAN}-00`;

function extract(headers: Record<string, string | string[]>): SpanContext | undefined {
  const context = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
  return trace.getSpanContext(context);
}

function tracestateOf(tracestate: string | string[]): string | undefined {
  return extract({ traceparent: VALID, tracestate })?.traceState?.serialize();
}

describe('traceparent', () => {
  it.each([
    ['version 00', VALID],
    ['a future version', `cc-${TRACE}-${SPAN}-01`],
    ['a future version with more fields', `cc-${TRACE}-${SPAN}-01-what-the-future-will-be-like`],
    ['a future version with an empty field', `01-${TRACE}-${SPAN}-01-`],
    ['leading space', ` ${VALID}`],
    ['leading tab', `\t${VALID}`],
    ['trailing space', `${VALID} `],
    ['trailing tab', `${VALID}\t`],
    ['whitespace on both sides', `\t ${VALID} \t`],
    ['flags that nobody knows', `00-${TRACE}-${SPAN}-fc`],
  ])('is joined with %s', (_case, traceparent) => {
    expect(extract({ traceparent })).toMatchObject({
      traceId: TRACE,
      spanId: SPAN,
      isRemote: true,
    });
  });

  it.each([
    ['version 00 and a dot', `${VALID}.`],
    ['version 00 and more fields', `${VALID}-what-the-future-will-be-like`],
    ['version 00 and an empty field', `${VALID}-`],
    ['a future version and no dash', `cc-${TRACE}-${SPAN}-01.what-the-future-will-be-like`],
    ['version ff', `ff-${TRACE}-${SPAN}-01`],
    ['illegal characters in the version', `.0-${TRACE}-${SPAN}-01`],
    ['illegal characters at the end of the version', `0.-${TRACE}-${SPAN}-01`],
    ['an upper-case version', `CC-${TRACE}-${SPAN}-01`],
    ['a version too long', `000-${TRACE}-${SPAN}-01`],
    ['a version far too long', `0000-${TRACE}-${SPAN}-01`],
    ['a version too short', `0-${TRACE}-${SPAN}-01`],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['illegal characters in the trace id', `00-.${TRACE.slice(1)}-${SPAN}-01`],
    ['illegal characters at the end of the trace id', `00-${TRACE.slice(1)}.-${SPAN}-01`],
    ['an upper-case trace id', `00-${'A'.repeat(32)}-${SPAN}-01`],
    ['a trace id too long', `00-${TRACE}3-${SPAN}-01`],
    ['a trace id too short', `00-${TRACE.slice(1)}-${SPAN}-01`],
    ['a parent id of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['illegal characters in the parent id', `00-${TRACE}-.${SPAN.slice(1)}-01`],
    ['illegal characters at the end of the parent id', `00-${TRACE}-${SPAN.slice(1)}.-01`],
    ['an upper-case parent id', `00-${TRACE}-${'B'.repeat(16)}-01`],
    ['a parent id too long', `00-${TRACE}-${SPAN}7-01`],
    ['a parent id too short', `00-${TRACE}-${SPAN.slice(1)}-01`],
    ['illegal characters in the flags', `00-${TRACE}-${SPAN}-.0`],
    ['illegal characters at the end of the flags', `00-${TRACE}-${SPAN}-0.`],
    ['upper-case flags', `00-${TRACE}-${SPAN}-0A`],
    ['flags too long', `00-${TRACE}-${SPAN}-001`],
    ['flags too short', `00-${TRACE}-${SPAN}-1`],
    ['nothing', ''],
    ['another line', `${VALID}\n`],
    ['whitespace that is none in HTTP', `\u00a0${VALID}`],
    ['two headers, as Node joins them', `${VALID}, ${VALID}`],
    ['two headers of a future version', `cc-${TRACE}-${SPAN}-01-a, cc-${TRACE}-${SPAN}-01`],
  ])('starts anew with %s', (_case, traceparent) => {
    expect(extract({ traceparent, tracestate: 'foo=1' })).toBeUndefined();
  });

  it('starts anew without it, with two of it, or under another name', () => {
    expect(extract({ tracestate: 'foo=1' })).toBeUndefined();
    expect(extract({ traceparent: [VALID, VALID] })).toBeUndefined();
    expect(extract({ 'trace-parent': VALID })).toBeUndefined();
    expect(extract({ 'trace.parent': VALID })).toBeUndefined();
  });

  it.each([
    ['00', 0],
    ['01', 1],
    ['02', 2],
    ['03', 3],
    ['ff', 3],
    ['08', 0],
  ])('keeps the flags sampled and random of %s', (flags, kept) => {
    expect(extract({ traceparent: `00-${TRACE}-${SPAN}-${flags}` })?.traceFlags).toBe(kept);
  });

  it('never throws, whatever it is sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (traceparent, tracestate) => {
        extract({ traceparent, tracestate });
        extract({ traceparent: VALID, tracestate });
      }),
    );
  });
});

describe('tracestate', () => {
  const all32 = Array.from({ length: 32 }, (_, n) => `bar${n}=${n}`).join(',');
  const keyCharacters = 'abcdefghijklmnopqrstuvwxyz0123456789_-*/@';
  const valueCharacters = Array.from({ length: 0x5f }, (_, n) => String.fromCharCode(0x20 + n))
    .join('')
    .replace(/[,=]/g, '');

  it.each([
    ['one member', 'foo=1', 'foo=1'],
    ['several members, in order', 'foo=1,bar=2', 'foo=1,bar=2'],
    ['spaces and tabs around members', 'foo=1 \t , \t bar=2, \t baz=3', 'foo=1,bar=2,baz=3'],
    ['tabs and spaces around members', 'foo=1\t \t,\t \tbar=2,\t \tbaz=3', 'foo=1,bar=2,baz=3'],
    ['whitespace at both ends', '\t foo=1 \t', 'foo=1'],
    ['leading spaces of a value', 'foo=  1', 'foo=  1'],
    ['empty members', 'foo=1,,,bar=2,', 'foo=1,bar=2'],
    ['whitespace-only members', ' ,foo=1, \t ,bar=2', 'foo=1,bar=2'],
    ['the first of two with one key', 'foo=1,foo=2', 'foo=1'],
    ['all characters of a key', `${keyCharacters}=1`, `${keyCharacters}=1`],
    ['all characters of a value', `foo=${valueCharacters}`, `foo=${valueCharacters}`],
    ['a key of 256 characters', `${'z'.repeat(256)}=1`, `${'z'.repeat(256)}=1`],
    ['a value of 256 characters', `foo=${'v'.repeat(256)}`, `foo=${'v'.repeat(256)}`],
    ['a tenant@system key', 'fw529a3039@dt=1', 'fw529a3039@dt=1'],
    ['a system id longer than level 1 knew', `a@${'z'.repeat(30)}=1`, `a@${'z'.repeat(30)}=1`],
    ['a key that begins with a digit', '1foo=1', '1foo=1'],
    ['at signs where level 1 had none', 'foo@=1,foo@@bar=2,a@b@c=3', 'foo@=1,foo@@bar=2,a@b@c=3'],
    ['32 members', all32, all32],
    ['32 members and empty ones', `${all32},,`, all32],
  ])('carries on %s', (_case, header, carried) => {
    expect(tracestateOf(header)).toBe(carried);
  });

  it.each([
    ['an empty header', ''],
    ['empty members only', ' , ,'],
    ['no equals sign', 'foo'],
    ['no key', '=1'],
    ['a space in a key', 'foo =1'],
    ['an upper-case key', 'FOO=1'],
    ['a dot in a key', 'foo.bar=1'],
    ['a key that begins with an at sign', '@foo=1,bar=2'],
    ['a key that begins with a dash', '-foo=1'],
    ['a key of 257 characters', `${'z'.repeat(257)}=1`],
    ['an empty value', 'foo=,bar=3'],
    ['a blank value', 'foo= ,bar=3'],
    ['an equals sign in a value', 'foo=bar=3'],
    ['a control character in a value', 'foo=a\u0001b'],
    ['a tab in a value', 'foo=a\tb'],
    ['a value that is not ASCII', 'foo=ü'],
    ['a value of 257 characters', `foo=${'v'.repeat(257)}`],
    ['33 members', `${all32},bar32=32`],
    ['one bad member among good ones', 'foo=1,BAD=2,bar=3'],
    ['a bad member at the end', 'foo=1,bar=2,b a d=3'],
  ])('is discarded as a whole for %s', (_case, header) => {
    expect(extract({ traceparent: VALID, tracestate: header })).toMatchObject({ traceId: TRACE });
    expect(tracestateOf(header)).toBeUndefined();
  });

  it('is combined from several headers, in order', () => {
    expect(tracestateOf(['foo=1,bar=2', 'rojo=1,congo=2', 'baz=3'])).toBe(
      'foo=1,bar=2,rojo=1,congo=2,baz=3',
    );
    expect(tracestateOf(['foo=1', ''])).toBe('foo=1');
    expect(tracestateOf(['', 'foo=1'])).toBe('foo=1');
    expect(tracestateOf(['foo=1', 'BAD=1'])).toBeUndefined();
  });

  it('puts a changed entry first, and drops the last rather than a 33rd', () => {
    const state = parseTracestate(all32);
    expect(state?.set('bar31', 'x').serialize()).toMatch(/^bar31=x,bar0=0,.*,bar30=30$/);
    expect(state?.set('new', 'x').serialize()).toMatch(/^new=x,bar0=0,.*,bar30=30$/);
    expect(state?.set('BAD', 'x')).toBe(state);
    expect(state?.unset('bar0').get('bar0')).toBeUndefined();
  });
});

describe('what is sent on', () => {
  it.each([
    ['sampled', `00-${TRACE}-${SPAN}-01`, '01'],
    ['random', `00-${TRACE}-${SPAN}-02`, '02'],
    ['both', `00-${TRACE}-${SPAN}-03`, '03'],
    ['neither, of a future version', `cc-${TRACE}-${SPAN}-f8-more`, '00'],
  ])('is version 00 with the flags: %s', (_case, traceparent, flags) => {
    const headers = { traceparent, tracestate: 'foo=1 , bar=2' };
    const context = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter);
    const sent: Record<string, string> = {};
    propagator.inject(context, sent, defaultTextMapSetter);
    expect(sent).toEqual({
      traceparent: `00-${TRACE}-${SPAN}-${flags}`,
      tracestate: 'foo=1,bar=2',
    });
  });

  it('is nothing outside a trace', () => {
    const sent = {};
    propagator.inject(ROOT_CONTEXT, sent, defaultTextMapSetter);
    expect(sent).toEqual({});
  });
});
