import { expect, it } from 'vitest';
import { startHarness } from '../testing/harness.ts';
import { jsonSpan, request } from '../testing/spans.ts';

const span = () =>
  jsonSpan({
    startTimeUnixNano: '1795000000000000000',
    endTimeUnixNano: '1795000000000000000',
  });

it('finds all services of a dataset, also those that come after it was asked for', async () => {
  const harness = await startHarness();
  const { questions } = harness.observatory;
  const query = { start_time: 1_795_000_000, time_range: 60 };
  await harness.post(request([span()], 'My Shop'));
  expect(await questions.ask({ dataset: 'my-shop', query })).toMatchObject({ rows_matched: 1 });
  await harness.post(request([span(), span()], 'my-shop'));
  expect(await questions.ask({ dataset: 'my-shop', query })).toMatchObject({ rows_matched: 3 });
  expect(await questions.datasets()).toEqual([
    { name: 'My Shop', slug: 'my-shop', last_ms: 1_795_000_000_000 },
  ]);
  await harness.close();
});
