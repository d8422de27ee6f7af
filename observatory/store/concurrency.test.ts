import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { decodeJson } from '../receive/otlp/decode-json.ts';
import { startHarness, temporaryFile } from '../testing/harness.ts';
import { jsonSpan, request, text } from '../testing/spans.ts';

it('loses no column and no resource that first appears while others are being written', async () => {
  const data = temporaryFile();
  const sent: { traceId: string; key: string }[] = [];
  for (let run = 0; run < 2; run++) {
    const harness = await startHarness({ data });
    const { recorder, writer } = harness.observatory;
    const writing: Promise<void>[] = [];
    // One at every turn of the event loop, so that they fall between all steps of a write.
    for (let turn = 0; turn < 60; turn++) {
      const key = `key.${run}.${turn}`;
      const span = jsonSpan({ attributes: [text(key, key)] });
      recorder.accept(decodeJson(Buffer.from(JSON.stringify(request([span], key)))).spans);
      sent.push({ traceId: span.traceId, key });
      writing.push(writer.flush());
      await setImmediate();
    }
    await Promise.all(writing);
    for (const { traceId, key } of sent) {
      const [span] = (await harness.detail(traceId)).spans;
      expect(span).toMatchObject({ service: key, attributes: { [key]: key } });
      expect(await harness.rows(`"trace.trace_id" = '${traceId}'`)).toMatchObject([{ [key]: key }]);
    }
    await harness.close();
    expect(harness.logged).toEqual([]);
  }
});

it('keeps the resources of spans that wait while unused ones are removed', async () => {
  const harness = await startHarness();
  const { writer } = harness.observatory;
  const first = jsonSpan();
  await harness.post(request([first], 'once'));
  await writer.flush();
  await writer.exclusively((connection) => connection.run('DELETE FROM spans'));
  const waiting = jsonSpan();
  await harness.post(request([waiting], 'once'));
  await writer.pruneOrigins();
  const later = jsonSpan();
  await harness.post(request([later], 'once'));
  for (const { traceId } of [waiting, later]) {
    expect((await harness.detail(traceId)).spans[0]?.resource).toEqual({ 'service.name': 'once' });
  }
  await harness.close();
});
