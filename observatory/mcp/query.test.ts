import { expect, it } from 'vitest';
import { startHarness } from '../testing/harness.ts';
import { jsonSpan, request, text } from '../testing/spans.ts';
import { query } from './query.ts';

it('tells no value, no text and the text null apart', async () => {
  const harness = await startHarness();
  const at = (attributes: unknown[]) =>
    jsonSpan({ startTimeUnixNano: '1795000000000000000', attributes });
  await harness.post(request([at([]), at([text('app.note', '')]), at([text('app.note', 'null')])]));
  const asked = (having: object) =>
    query.input.parse({
      query: {
        ...having,
        calculations: [{ op: 'COUNT' }, { op: 'SUM', column: 'app.none' }],
        breakdowns: ['app.note'],
        start_time: 1_795_000_000,
        time_range: 60,
        granularity: 60,
      },
      with_series: true,
    });
  const { observatory, url } = harness;
  const context = { observatory, url, report: () => {} };
  const { signal } = new AbortController();
  const { data } = await query.run(asked({}), context, signal);
  expect(data?.slice(0, 5)).toEqual([
    'app.note | COUNT | SUM(app.none)',
    '"" | 1 | –',
    'null | 1 | –',
    '– | 1 | –',
    '(all groups) | 3 | –',
  ]);
  expect(data).toContain('– COUNT: 1, 0');
  const havings = [{ calculate_op: 'COUNT', op: '>', value: 1 }];
  const none = await query.run(asked({ havings }), context, signal);
  expect(none.data?.slice(1, 2)).toEqual(['(all rows, before having) | 3 | –']);
  await harness.close();
});
