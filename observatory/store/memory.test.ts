import { expect, it } from 'vitest';
import { startHarness, temporaryFile } from '../testing/harness.ts';
import { jsonSpan, request, text } from '../testing/spans.ts';

it.each([
  ['memory', () => ':memory:'],
  ['a file', temporaryFile],
])('survives checkpoints in %s with as many columns as there can be', async (_name, data) => {
  const harness = await startHarness({ data: data() });
  const { retention, writer } = harness.observatory;
  const attributes = Array.from({ length: 150 }, (_, index) => text(`key.${index}`, 'a value'));
  for (let round = 0; round < 6; round++) {
    const span = jsonSpan({ attributes });
    await harness.post(request([span]));
    await writer.flush();
    await retention.enforce();
    expect((await harness.detail(span.traceId)).spans).toHaveLength(1);
  }
  await harness.close();
  expect(harness.logged).toEqual([]);
});
