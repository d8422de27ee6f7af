import { expect, it } from 'vitest';
import type { ColumnInfo } from '../../../api/query.ts';
import { suggestCalculations } from './suggest-calculations.ts';
import { suggestFilters, valuesWanted } from './suggest-filters.ts';
import { suggestBreakdowns, suggestOrders } from './suggest-others.ts';
import type { Known } from './suggestion.ts';

const column = (name: string, type: ColumnInfo['type']): ColumnInfo => ({ name, type, last_ms: 1 });
const known: Known = {
  columns: [
    column('app.user', 'string'),
    column('duration_ms', 'float'),
    column('error', 'boolean'),
    column('name', 'string'),
    column('size (number)', 'float'),
    column('username', 'string'),
  ],
  values: [
    { value: 'GET /', count: 12 },
    { value: 'a, b', count: 3 },
    { value: '42', count: 1 },
  ],
  query: { calculations: [{ op: 'COUNT' }, { op: 'HEATMAP', column: 'x' }], breakdowns: ['name'] },
};
const texts = (of: { text: string }[]) => of.map(({ text }) => text);

it('offers calculations, then columns that they can be of', () => {
  expect(texts(suggestCalculations('p9', known)).slice(0, 3)).toEqual(['P90(', 'P99(', 'P95(']);
  expect(texts(suggestCalculations('P90(', known))).toEqual([
    'P90(duration_ms)',
    'P90(size (number))',
  ]);
  expect(texts(suggestCalculations('count_distinct(user', known))).toEqual([
    'COUNT_DISTINCT(username)',
    'COUNT_DISTINCT(app.user)',
  ]);
});

it('offers what is usual for a column whose name is typed', () => {
  expect(texts(suggestCalculations('dur', known))).toContain('HEATMAP(duration_ms)');
});

it('offers columns, those that begin with what is typed first', () => {
  expect(texts(suggestFilters('user', known))).toEqual(['username ', 'app.user ']);
  expect(texts(suggestFilters('size', known))).toEqual(['"size (number)" ']);
});

it('offers operators that fit the type of the column', () => {
  expect(texts(suggestFilters('duration_ms ', known))[2]).toBe('duration_ms > ');
  expect(texts(suggestFilters('name cont', known))).toEqual(['name contains ']);
  expect(suggestFilters('error ex', known)[0]).toMatchObject({ text: 'error exists', done: true });
});

it('offers values as they have to be typed, in a list one after the other', () => {
  expect(texts(suggestFilters('name = ', known))).toEqual([
    'name = GET /',
    'name = a, b',
    'name = "42"',
  ]);
  expect(texts(suggestFilters('name in x, G', known))[0]).toBe('name in x, GET /');
  expect(texts(suggestFilters('name in ', known))[1]).toBe('name in "a, b"');
});

it('knows whose values are asked for, and what of one is typed', () => {
  expect(valuesWanted('name')).toBeNull();
  expect(valuesWanted('name exists')).toBeNull();
  expect(valuesWanted('name = GE')).toEqual({ column: 'name', typed: 'GE' });
  expect(valuesWanted('name in a, "b')).toEqual({ column: 'name', typed: 'b' });
});

it('offers to group by what is not grouped by yet, and to order by what the table has', () => {
  expect(texts(suggestBreakdowns('na', known))).toEqual(['username']);
  expect(texts(suggestOrders('', known))).toEqual([
    'COUNT desc',
    'COUNT asc',
    'name asc',
    'name desc',
  ]);
});
