import { describe, expect, it } from 'vitest';
import type { AcceptedSpan } from './accept.ts';
import { PartialSpans } from './partial-spans.ts';

const options = { holdMs: 3_000, maxHeld: 3, maxHeldCharacters: 100, maxRemembered: 3 };
const span = (id: string, partial: boolean, text = ''): AcceptedSpan => ({
  id,
  partial,
  resource: '',
  scope: '',
  span: text,
});
const ids = (spans: AcceptedSpan[]) => spans.map(({ id }) => id);

describe('PartialSpans', () => {
  it('holds a partial span until it is due, and no longer', () => {
    const partials = new PartialSpans(options);
    expect(partials.take([span('a', true), span('b', false)], 0).forward).toEqual([
      span('b', false),
    ]);
    expect(partials.due(2_999)).toEqual([]);
    expect(ids(partials.due(3_000))).toEqual(['a']);
    expect(partials.size).toBe(0);
  });

  it('drops the partial for the final, whichever comes first', () => {
    const partials = new PartialSpans(options);
    partials.take([span('a', true)], 0);
    expect(partials.take([span('a', false)], 1)).toEqual({
      forward: [span('a', false)],
      superseded: 1,
    });
    expect(partials.take([span('a', true)], 2)).toEqual({ forward: [], superseded: 1 });
    expect(partials.due(10_000)).toEqual([]);
  });

  it('keeps the newest of two partial ones', () => {
    const partials = new PartialSpans(options);
    partials.take([span('a', true, 'old'), span('a', true, 'new')], 0);
    expect(partials.all()).toEqual([span('a', true, 'new')]);
  });

  it('lets the oldest go early rather than hold too many or too much', () => {
    const partials = new PartialSpans(options);
    const many = ['a', 'b', 'c', 'd'].map((id) => span(id, true));
    expect(ids(partials.take(many, 0).forward)).toEqual(['a']);
    expect(ids(partials.take([span('e', true, 'x'.repeat(101))], 1).forward)).toEqual([
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(partials.size).toBe(0);
  });

  it('remembers only so many that ended', () => {
    const partials = new PartialSpans(options);
    partials.take(
      ['a', 'b', 'c', 'd'].map((id) => span(id, false)),
      0,
    );
    partials.take([span('a', true), span('d', true)], 1);
    expect(ids(partials.all())).toEqual(['a']);
  });
});
