// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { describe as describeQuery } from './describe.ts';
import { recentQuestions, rememberQuestion } from './recent.ts';

beforeEach(() => localStorage.clear());

const about = (column: string) => ({ dataset: 'a', query: { breakdowns: [column] } });

it('keeps the latest twenty questions, each once whatever its time', () => {
  for (let at = 0; at < 30; at++) rememberQuestion(about(`c${at}`));
  rememberQuestion({ dataset: 'a', query: { breakdowns: ['c20'], time_range: 60 } });
  const recent = recentQuestions();
  expect(recent).toHaveLength(20);
  expect(recent[0]?.query).toEqual({ breakdowns: ['c20'], time_range: 60 });
  expect(recent.filter(({ query }) => query.breakdowns?.[0] === 'c20')).toHaveLength(1);
});

it.each(['', 'null', '{}', '[1]', '[{"dataset":1}]', '[{"dataset":"a","query":[]}]'])(
  'takes storage that holds %s for empty',
  (stored) => {
    localStorage.setItem('observatory.questions', stored);
    expect(recentQuestions()).toEqual([]);
  },
);

it('writes a question on one line', () => {
  expect(
    describeQuery({
      calculations: [{ op: 'COUNT' }, { op: 'P90', column: 'duration_ms' }],
      filters: [
        { column: 'error', op: 'exists' },
        { column: 'duration_ms', op: '>', value: 50 },
      ],
      filter_combination: 'OR',
      breakdowns: ['name'],
    }),
  ).toBe('COUNT, P90(duration_ms) where error exists or duration_ms > 50 group by name');
});
