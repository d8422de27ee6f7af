// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { nextPageOf, traceIdOf } from './response-headers.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('traceIdOf', () => {
  it('reads the traceparent among other entries', () => {
    const value = `db;dur=2, traceparent;desc="00-${TRACE}-00f067aa0ba902b7-01", total;dur=3`;
    expect(traceIdOf(new Headers({ 'server-timing': value }))).toBe(TRACE);
  });

  it.each(['', 'total;dur=3', 'traceparent;desc="00-xyz-00f067aa0ba902b7-01"'])(
    'finds none in "%s"',
    (value) => {
      expect(traceIdOf(new Headers({ 'server-timing': value }))).toBeUndefined();
    },
  );
});

describe('nextPageOf', () => {
  const path = '/api/activities/home';
  const next = (link: string) => nextPageOf(new Headers({ link }), path);

  it.each([
    ['<https://elsewhere.example/api/activities/home?cursor=a>; rel="next"', `${path}?cursor=a`],
    ['</api/activities/home?cursor=b>; rel=next', `${path}?cursor=b`],
    ['<?cursor=c>; title="x"; rel="last next"', `${path}?cursor=c`],
    [`<${path}>; rel="first", <${path}?cursor=d>; rel="next"`, `${path}?cursor=d`],
  ])('takes path and query from %s', (link, expected) => {
    expect(next(link)).toBe(expected);
  });

  it('finds none when there is no next page', () => {
    expect(next(`<${path}>; rel="prev"`)).toBeUndefined();
    expect(nextPageOf(new Headers(), path)).toBeUndefined();
  });
});
