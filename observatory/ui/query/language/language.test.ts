import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calculationArbitrary,
  columnArbitrary,
  filterArbitrary,
  havingArbitrary,
  orderArbitrary,
} from '../spec.fixture.ts';
import { parseBreakdown, printBreakdown } from './breakdown.ts';
import { parseCalculation, printCalculation } from './calculation.ts';
import { parseFilter, printFilter } from './filter.ts';
import { parseHaving, parseOrder, printHaving, printOrder } from './order.ts';
import { Unclear } from './words.ts';

/** Whatever is printed is read as what it was. */
function expectIdentity<T>(of: fc.Arbitrary<T>, print: (it: T) => string, parse: (s: string) => T) {
  fc.assert(
    fc.property(of, (item) => {
      expect(parse(print(item))).toEqual(item);
    }),
    { numRuns: 1000 },
  );
}

it('reads every calculation as it prints it', () =>
  expectIdentity(calculationArbitrary, printCalculation, parseCalculation));
it('reads every filter as it prints it', () =>
  expectIdentity(filterArbitrary, printFilter, parseFilter));
it('reads every breakdown as it prints it', () =>
  expectIdentity(columnArbitrary, printBreakdown, parseBreakdown));
it('reads every order as it prints it', () =>
  expectIdentity(orderArbitrary, printOrder, parseOrder));
it('reads every having as it prints it', () =>
  expectIdentity(havingArbitrary, printHaving, parseHaving));

it('refuses any other text with a sentence, and never fails in another way', () => {
  const parsers = [parseCalculation, parseFilter, parseBreakdown, parseOrder, parseHaving];
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...parsers), (text, parse) => {
      try {
        parse(text);
      } catch (error) {
        expect(error).toBeInstanceOf(Unclear);
      }
    }),
  );
});

describe('what people type', () => {
  it.each([
    ['COUNT', { op: 'COUNT' }],
    ['count()', { op: 'COUNT' }],
    [' max( app.result_length ) ', { op: 'MAX', column: 'app.result_length' }],
    ['P90(size (number))', { op: 'P90', column: 'size (number)' }],
  ])('%s', (text, calculation) => expect(parseCalculation(text)).toEqual(calculation));

  it.each([
    ['duration_ms > 50', { column: 'duration_ms', op: '>', value: 50 }],
    ['duration_ms>=50', { column: 'duration_ms', op: '>=', value: 50 }],
    ['error == true', { column: 'error', op: '=', value: true }],
    ['name contains foo bar', { column: 'name', op: 'contains', value: 'foo bar' }],
    ['name does not start with GET', { column: 'name', op: 'does-not-start-with', value: 'GET' }],
    ['app.user in a, b', { column: 'app.user', op: 'in', value: ['a', 'b'] }],
    ['status not in 200, 404', { column: 'status', op: 'not-in', value: [200, 404] }],
    ['zip = "01234"', { column: 'zip', op: '=', value: '01234' }],
    ['error exists', { column: 'error', op: 'exists' }],
    ['"two words" = x', { column: 'two words', op: '=', value: 'x' }],
  ])('%s', (text, filter) => expect(parseFilter(text)).toEqual(filter));

  it.each([
    ['P90(duration_ms) desc', { op: 'P90', column: 'duration_ms', order: 'descending' }],
    ['count ASC', { op: 'COUNT', order: 'ascending' }],
    ['name', { column: 'name' }],
  ])('%s', (text, order) => expect(parseOrder(text)).toEqual(order));
});

describe('sentences for what cannot be understood', () => {
  it.each([
    [parseCalculation, 'P91(duration_ms)', /no calculation P91/],
    [parseCalculation, 'P90', /needs a column/],
    [parseCalculation, 'COUNT(name)', /takes no column/],
    [parseFilter, 'duration_ms', /how to compare/],
    [parseFilter, 'duration_ms above 3', /“above” is no operator/],
    [parseFilter, 'duration_ms >', /what to compare with/],
    [parseFilter, 'error exists now', /stands alone/],
    [parseFilter, '= 3', /begins with a column/],
    [parseOrder, 'name sideways', /no direction/],
    [parseHaving, 'COUNT > many', /“many” is no number/],
    [parseHaving, 'COUNT', /Compare a calculation/],
  ])('%o: %s', (parse, text, sentence) => expect(() => parse(text)).toThrow(sentence));
});
