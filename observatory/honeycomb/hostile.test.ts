import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from '../testing/harness.ts';
import { apiClient, shopSpans } from './testing.ts';

let server: Harness;
let ask: ReturnType<typeof apiClient>;

beforeAll(async () => {
  server = await startHarness();
  ask = apiClient(server.url);
  await server.post(shopSpans());
  await server.observatory.writer.flush();
});
afterAll(() => server.close());

const names = fc.oneof(
  fc.constantFrom('shop-api', '__all__', '__proto__', "'; DROP TABLE spans; --", '..%2f..', '%00'),
  fc.string({ maxLength: 40 }),
);
const members = fc.constantFrom(
  ...['name', 'panels', 'query_id', 'query_annotation_id', 'type', 'query_panel', 'dataset'],
  ...['calculations', 'op', 'column', 'filters', 'value', 'breakdowns', 'limit', 'data', 'time'],
  ...['samplerate', '__proto__', 'constructor', 'description', 'tags', 'position'],
);
const { body } = fc.letrec((tie) => ({
  body: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('query', 'COUNT', 'SUM', 'duration_ms', '', '"; --', -1, 1e308, null, true),
    fc.string({ maxLength: 20 }),
    fc.array(tie('body'), { maxLength: 4 }),
    fc.dictionary(members, tie('body'), { maxKeys: 6 }),
  ),
}));

test('answers any body anywhere with a status and a sentence, and goes on', async () => {
  const routes = fc.constantFrom(
    ...(['queries', 'query_results', 'query_annotations', 'columns', 'batch', 'events'] as const),
    ...(['boards', 'datasets', 'auth', 'nothing'] as const),
  );
  const requests = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    route: routes,
    dataset: names,
    id: fc.option(names),
    body,
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ method, route, dataset, id, body: sent }) => {
      const path = [route, dataset, ...(id === null ? [] : [id])].map(encodeURIComponent).join('/');
      const writes = method === 'POST' || method === 'PUT';
      const answer = await ask(method, `/1/${path}`, writes ? JSON.stringify(sent) : undefined);
      expect(answer.status, path).toBeLessThan(500);
      if (answer.status < 400) return;
      expect(answer.headers.get('content-type')).toMatch('application/problem+json');
      expect(answer.body.error).toEqual(expect.stringMatching(/\S/));
      expect(answer.body.error).not.toMatch(/SELECT|Binder|Parser Error|at \w+ \(/);
    }),
    { numRuns: 300 },
  );
  expect((await ask('GET', '/1/datasets/shop-api')).status).toBe(200);
});

test('refuses what is nested or long beyond reason', async () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  expect((await ask('POST', '/1/boards', deep)).status).toBe(422);
  expect((await ask('POST', '/1/events/shop-api', `{"a":${deep}}`)).status).toBeLessThan(500);
  const long = JSON.stringify({ name: 'x'.repeat(2_000_000) });
  expect((await ask('POST', '/1/boards', long)).status).toBe(413);
});
