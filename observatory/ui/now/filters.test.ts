import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Filters, matches, readFilters, writeFilters } from './filters.ts';
import { summary } from './summary.fixture.ts';

const none: Filters = { search: '', service: '', errors: false, minMs: 0 };

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
    });
    fc.assert(
      fc.property(filters, (given) => {
        expect(readFilters(new URLSearchParams(writeFilters(given).toString()))).toEqual(given);
      }),
    );
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
});
