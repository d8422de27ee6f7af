import { describe, expect, it } from 'vitest';
import type { AcceptedSpan, PartialReason } from './accept.ts';
import { PartialSpans } from './partial-spans.ts';

const options = {
  holdMs: { hidden: 12_000, closed: 750 },
  maxHeld: 3,
  maxHeldCharacters: 100,
  maxRemembered: 3,
};
const span = (id: string, partial?: PartialReason, text = ''): AcceptedSpan => ({
  id,
  traceId: '',
  partial,
  resource: '',
  scope: '',
  span: text,
});
const ids = (spans: AcceptedSpan[]) => spans.map(({ id }) => id);
const nothing = { forward: [], superseded: 0, late: 0, early: 0 };

describe('PartialSpans', () => {
  it('holds a span of a hidden page as long as it may end, and no longer', () => {
    const partials = new PartialSpans(options);
    expect(ids(partials.take([span('a', 'hidden'), span('b')], 0).forward)).toEqual(['b']);
    expect(partials.due(11_999)).toEqual([]);
    expect(ids(partials.due(12_000))).toEqual(['a']);
    expect(partials.size).toBe(0);
  });

  it('holds a span of a closed page for a moment, whatever is held before it', () => {
    const partials = new PartialSpans(options);
    partials.take([span('a', 'hidden'), span('b', 'hidden'), span('b', 'closed')], 0);
    expect(partials.due(749)).toEqual([]);
    expect(ids(partials.due(750))).toEqual(['b']);
  });

  it.each<PartialReason>(['hidden', 'closed'])('drops the %s one for the ended one', (reason) => {
    const partials = new PartialSpans(options);
    partials.take([span('a', reason)], 0);
    expect(partials.take([span('a')], 1)).toEqual({
      ...nothing,
      forward: [span('a')],
      superseded: 1,
    });
    expect(partials.take([span('a', reason), span('a')], 2)).toEqual({ ...nothing, late: 2 });
    expect(partials.all()).toEqual([]);
  });

  it('drops what comes after its partial one was forwarded', () => {
    const partials = new PartialSpans(options);
    partials.take([span('a', 'closed')], 0);
    expect(ids(partials.due(750))).toEqual(['a']);
    expect(partials.take([span('a'), span('a', 'hidden')], 800)).toEqual({ ...nothing, late: 2 });
    expect(partials.size).toBe(0);
  });

  it('keeps the newest of two partial ones, and the last word over what it overtook', () => {
    const partials = new PartialSpans(options);
    partials.take([span('a', 'hidden', 'old'), span('a', 'hidden', 'new')], 0);
    expect(partials.take([span('a', 'closed', 'last')], 10).superseded).toBe(1);
    expect(partials.take([span('a', 'hidden', 'slow')], 20).superseded).toBe(1);
    expect(partials.due(800)).toEqual([span('a', 'closed', 'last')]);
  });

  it('lets the oldest go early rather than hold too many or too much', () => {
    const partials = new PartialSpans(options);
    const many = ['a', 'b', 'c', 'd'].map((id) => span(id, 'hidden'));
    expect(partials.take(many, 0)).toEqual({
      ...nothing,
      forward: [span('a', 'hidden')],
      early: 1,
    });
    const large = partials.take([span('e', 'hidden', 'x'.repeat(101))], 1);
    expect(ids(large.forward)).toEqual(['b', 'c', 'd', 'e']);
    expect(partials.size).toBe(0);
  });

  it('remembers only so many that were forwarded', () => {
    const partials = new PartialSpans(options);
    partials.take(
      ['a', 'b', 'c', 'd'].map((id) => span(id)),
      0,
    );
    expect(partials.take([span('a', 'closed'), span('d', 'closed')], 1).late).toBe(1);
    expect(ids(partials.all())).toEqual(['a']);
  });
});
