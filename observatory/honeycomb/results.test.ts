import { expect, test } from 'vitest';
import type { QueryAnswer, QueryRequest } from '../api/query.ts';
import { HttpError } from '../http/errors.ts';
import type { Questions } from '../query/questions.ts';
import { Results } from './results.ts';

const request: QueryRequest = { dataset: 'shop', query: {} };
const options = {
  disable_series: true,
  disable_total_by_aggregate: true,
  disable_other_by_aggregate: true,
};
const answer = { groups: [], breakdowns: [], times_ms: [], calculations: [], total: {} };

/** Questions that are answered when the test says so. */
function waiting() {
  const asked: PromiseWithResolvers<QueryAnswer>[] = [];
  const ask = (_request: QueryRequest, signal?: AbortSignal) => {
    const one = Promise.withResolvers<QueryAnswer>();
    signal?.addEventListener('abort', () => one.reject(new HttpError(499, 'gone', 'Gone.')));
    asked.push(one);
    return one.promise;
  };
  return { asked, questions: { ask } as unknown as Questions };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('runs a few questions at once, and says 429 to more', async () => {
  const { asked, questions } = waiting();
  const results = new Results(questions, { running: 2 });
  const first = results.start(request, options);
  results.start(request, options);
  expect(() => results.start(request, options)).toThrow(/Too many queries/);
  asked[0]?.resolve(answer as unknown as QueryAnswer);
  await settle();
  expect(results.get('shop', first.id).state).toBe('done');
  results.start(request, options);
  await results.close();
});

test('keeps so many results, and each for so long', async () => {
  let now = 1_000_000;
  const { asked, questions } = waiting();
  const results = new Results(questions, { results: 2, ageMs: 1000 }, () => now);
  const ids = [1, 2, 3].map(() => results.start(request, options).id);
  for (const one of asked) one.resolve(answer as unknown as QueryAnswer);
  await settle();
  expect(() => results.get('shop', ids[0] ?? '')).toThrow(/not found/);
  expect(results.get('shop', ids[2] ?? '').state).toBe('done');
  expect(() => results.get('other', ids[2] ?? '')).toThrow(/not found/);
  now += 1001;
  expect(() => results.get('shop', ids[2] ?? '')).toThrow(/not found/);
});

test('keeps no more than so many bytes', async () => {
  const { asked, questions } = waiting();
  const results = new Results(questions, { bytes: 40 });
  const ids = [1, 2].map(() => results.start(request, options).id);
  for (const one of asked) one.resolve(answer as unknown as QueryAnswer);
  await settle();
  expect(() => results.get('shop', ids[0] ?? '')).toThrow(/not found/);
  expect(results.get('shop', ids[1] ?? '').data).toBe('{"results":[],"series":[]}');
});

test('tells of a question that failed, and ends what runs when it closes', async () => {
  const { asked, questions } = waiting();
  const results = new Results(questions);
  const failed = results.start(request, options);
  asked[0]?.reject(new HttpError(504, 'query_timeout', 'The question took longer than 10 s.'));
  await settle();
  expect(results.get('shop', failed.id)).toMatchObject({ state: 'failed' });
  const left = results.start(request, options);
  await results.close();
  expect(results.get('shop', left.id).state).toBe('failed');
});
