import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Filters, matches, readFilters, toQuery, writeFilters } from './filters.ts';
import { summary } from './summary.fixture.ts';

const none: Filters = { search: '', service: '', errors: false, minMs: 0, vitals: false };

describe('the address bar', () => {
  it('holds only what narrows', () => {
    expect(writeFilters(none).toString()).toBe('');
    expect(writeFilters({ ...none, errors: true, minMs: 100 }).toString()).toBe(
      'errors=1&min_ms=100',
    );
  });

  it('gives back what was written', () => {
    const filters = fc.record({
      search: fc.string().map((text) => text.trim()),
      service: fc.string(),
      errors: fc.boolean(),
      minMs: fc.nat(),
      vitals: fc.boolean(),
    });
    fc.assert(
      fc.property(filters, (given) => {
        expect(readFilters(new URLSearchParams(writeFilters(given).toString()))).toEqual(given);
      }),
    );
  });

  it('holds that web vitals are shown, and asks the server without them otherwise', () => {
    expect(writeFilters({ ...none, vitals: true }).toString()).toBe('vitals=1');
    expect(toQuery({ ...none, errors: true }).toString()).toBe('errors=1&vitals=0');
    expect(toQuery({ ...none, vitals: true }).toString()).toBe('vitals=1');
  });

  it.each(['min_ms=-5', 'min_ms=soon', 'min_ms=Infinity', 'errors=yes', 'other=1'])(
    'takes %s as not given',
    (query) => {
      expect(readFilters(new URLSearchParams(query))).toEqual(none);
    },
  );
});

describe('matches', () => {
  const trace = summary({
    name: 'submit compose',
    services: [{ name: 'frontend-react', spans: 1 }],
    duration_ms: 80,
    error_count: 0,
  });

  it.each([
    [none, 'yes'],
    [{ ...none, errors: true }, 'no'],
    [{ ...none, minMs: 81 }, 'no'],
    [{ ...none, minMs: 80 }, 'yes'],
    [{ ...none, service: 'backend-node' }, 'no'],
    [{ ...none, service: 'frontend-react' }, 'yes'],
    [{ ...none, search: 'COMPOSE' }, 'yes'],
    [{ ...none, search: 'andrewbrown' }, 'unknown'],
    [{ ...none, search: 'andrewbrown', minMs: 81 }, 'no'],
  ] as const)('%o: %s', (filters, answer) => {
    expect(matches(filters, trace)).toBe(answer);
  });

  it('leaves lone web vitals out until they are asked for', () => {
    const vital = summary({ name: 'web_vital INP', span_count: 1 });
    expect(matches(none, vital)).toBe('no');
    expect(matches({ ...none, vitals: true }, vital)).toBe('yes');
    // The page load that they belong to stays, whichever of its spans came first.
    expect(matches(none, { ...vital, span_count: 2 })).toBe('yes');
  });
});
