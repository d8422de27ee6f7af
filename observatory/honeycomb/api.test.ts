import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness, until } from '../testing/harness.ts';
import { type Answer, adminSpans, apiClient, shopSpans } from './testing.ts';

let server: Harness;
let ask: ReturnType<typeof apiClient>;

beforeAll(async () => {
  server = await startHarness();
  ask = apiClient(server.url);
  await server.post(shopSpans());
  await server.post(adminSpans());
  await server.observatory.writer.flush();
});
afterAll(() => server.close());

const byRoute = {
  calculations: [{ op: 'COUNT' }, { op: 'MAX', column: 'duration_ms' }],
  breakdowns: ['http.route'],
  orders: [{ op: 'COUNT', order: 'descending' }],
  time_range: 3600,
};

/** As the reference says: create a query, run it, poll until it is complete. */
async function run(dataset: string, query: unknown, options: object = {}): Promise<Answer> {
  const created = await ask('POST', `/1/queries/${dataset}`, query);
  expect(created.status).toBe(200);
  const started = await ask('POST', `/1/query_results/${dataset}`, {
    query_id: created.body.id,
    ...options,
  });
  expect(started.status).toBe(201);
  expect(started.body).toMatchObject({ complete: false, id: expect.any(String) });
  return until(async () => {
    const result = await ask('GET', `/1/query_results/${dataset}/${started.body.id}`);
    expect(result.status).toBe(200);
    return result.body.complete && result;
  });
}

test('creates, runs and fetches a query', async () => {
  const { body } = await run('shop-api', byRoute);
  expect(body.data.results).toEqual([
    { data: { 'http.route': '/cart', COUNT: 5, 'MAX(duration_ms)': 50 } },
    { data: { 'http.route': '/pay', COUNT: 3, 'MAX(duration_ms)': 300 } },
  ]);
  expect(body.data.total_by_aggregate).toBeUndefined();
  for (const { time, data } of body.data.series) {
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Object.keys(data).sort()).toEqual(['COUNT', 'MAX(duration_ms)', 'http.route']);
  }
  const counted = body.data.series.reduce(
    (sum: number, { data }: { data: { COUNT: number | null } }) => sum + (data.COUNT ?? 0),
    0,
  );
  expect(counted).toBe(8);
});

test('leads to the same question on its own screen', async () => {
  const { body } = await run('shop-api', byRoute);
  const url = new URL(body.links.query_url);
  expect(url.origin).toBe(server.url);
  expect(url.pathname).toBe('/query');
  expect(url.searchParams.get('dataset')).toBe('shop-api');
  const query = JSON.parse(url.searchParams.get('query') ?? '');
  expect(query).toMatchObject({ breakdowns: ['http.route'], start_time: expect.any(Number) });
  expect(query.end_time - query.start_time).toBe(3600);
});

test('gives totals and what lies beyond the limit when they are asked for, and no series when not', async () => {
  const { body } = await run(
    'shop-api',
    { ...byRoute, limit: 1 },
    { disable_total_by_aggregate: false, disable_other_by_aggregate: false },
  );
  expect(body.data.results).toHaveLength(1);
  expect(body.data.total_by_aggregate.data).toEqual({ COUNT: 8, 'MAX(duration_ms)': 300 });
  expect(body.data.total_by_aggregate_series.length).toBeGreaterThan(10);
  expect(body.data.other_by_aggregate.data).toEqual({ COUNT: 3 });

  const short = await run('shop-api', byRoute, { disable_series: true, limit: 1 });
  expect(short.body.data.results).toHaveLength(1);
  expect(short.body.data.series).toEqual([]);
});

test('asks all datasets as __all__', async () => {
  const { body } = await run('__all__', { breakdowns: ['service.name'] });
  const counts = body.data.results.map(({ data }: { data: object }) => data);
  expect(counts).toContainEqual({ 'service.name': 'Shop API', COUNT: 8 });
  expect(counts).toContainEqual({ 'service.name': 'admin', COUNT: 2 });
});

test('gives a query back as it was made, with the defaults of the specification, under one id', async () => {
  const created = await ask('POST', '/1/queries/shop-api', byRoute);
  expect(created.body).toEqual({ ...byRoute, id: expect.stringMatching(/^[\w]{11}$/) });
  const again = await ask('POST', '/1/queries/Shop%20API', byRoute);
  expect(again.body.id).toBe(created.body.id);
  const got = await ask('GET', `/1/queries/shop-api/${created.body.id}`);
  expect(got.body).toEqual(created.body);
  expect((await ask('GET', `/1/queries/admin/${created.body.id}`)).status).toBe(404);
  const bare = await ask('POST', '/1/queries/shop-api', {});
  expect(bare.body).toMatchObject({ calculations: [{ op: 'COUNT' }], time_range: 7200 });
});

test('lists datasets and columns as the reference shows them', async () => {
  const { body: datasets } = await ask('GET', '/1/datasets');
  expect(datasets).toContainEqual({
    name: 'Shop API',
    slug: 'shop-api',
    description: '',
    expand_json_depth: 0,
    settings: { delete_protected: true },
    last_written_at: expect.stringMatching(/Z$/),
  });
  expect((await ask('GET', '/1/datasets/admin')).body.name).toBe('admin');
  const { body: columns } = await ask('GET', '/1/columns/shop-api');
  const duration = columns.find(({ key_name }: { key_name: string }) => key_name === 'duration_ms');
  expect(duration).toMatchObject({ type: 'float', hidden: false, id: expect.any(String) });
  const named = await ask('GET', '/1/columns/shop-api?key_name=duration_ms');
  expect(named.body).toEqual(duration);
  expect((await ask('GET', `/1/columns/shop-api/${duration.id}`)).body).toEqual(duration);
  expect(columns.some(({ key_name }: { key_name: string }) => key_name.startsWith('_'))).toBe(
    false,
  );
});

test.each([
  ['GET', '/1/datasets/nothing', undefined, 404, 'Dataset not found'],
  ['GET', '/1/columns/nothing', undefined, 404, 'Dataset not found'],
  ['GET', '/1/columns/admin?key_name=nothing', undefined, 404, 'Column not found'],
  ['GET', '/1/queries/admin/abcd1234', undefined, 404, 'Query not found'],
  ['GET', '/1/query_results/admin/abcd1234', undefined, 404, 'Query result not found'],
  ['POST', '/1/query_results/admin', { query_id: 'abcd1234' }, 404, 'Query not found'],
  ['POST', '/1/query_results/admin', {}, 422, 'query_id'],
  ['POST', '/1/queries/nothing', {}, 404, 'Dataset not found'],
  ['POST', '/1/queries/admin', { calculations: [{ op: 'SUM' }] }, 422, 'calculations'],
  ['POST', '/1/queries/admin', '{"calculations": [', 400, 'could not parse request body'],
  ['POST', '/1/queries/admin', undefined, 400, 'could not parse request body'],
  ['POST', '/1/columns/admin', { key_name: 'x' }, 405, 'Columns come with the spans'],
  ['DELETE', '/1/datasets/admin', undefined, 405, 'Datasets come with the spans'],
  ['POST', '/1/datasets', {}, 422, 'name'],
  ['GET', '/1/markers/admin', undefined, 404, 'There is no GET /1/markers/admin here.'],
])('answers %s %s with a problem', async (method, path, body, status, words) => {
  const answer = await ask(method, path, body);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch('application/problem+json');
  expect(answer.body).toMatchObject({
    status,
    type: expect.stringMatching(/^http:\/\/localhost:\d+\/problems\/[a-z-]+$/),
    title: expect.any(String),
    error: expect.stringContaining(words),
  });
});

test('names each wrong member in type_detail', async () => {
  const { body } = await ask('POST', '/1/query_annotations/admin', { query_id: 'x', name: 7 });
  expect(body.type_detail).toContainEqual(
    expect.objectContaining({ field: 'name', code: 'invalid' }),
  );
});

test('takes any configuration key, and none that is missing or may only send', async () => {
  const { body } = await ask('GET', '/1/auth');
  expect(body).toMatchObject({
    type: 'configuration',
    api_key_access: { events: true, queries: true, columns: true, boards: true },
    environment: { slug: expect.any(String), name: expect.any(String) },
    team: { slug: expect.any(String), name: expect.any(String) },
  });
  const nobody = await apiClient(server.url, null)('GET', '/1/datasets');
  expect(nobody.status).toBe(401);
  expect(nobody.body.error).toBe('unknown API key - check your credentials');
  expect((await apiClient(server.url, null)('GET', '/1/auth')).status).toBe(401);

  const sends = apiClient(server.url, 'hcaik_01hqk4k20cjeh63wca8vva5stw');
  expect((await sends('GET', '/1/auth')).body).toMatchObject({
    type: 'ingest',
    api_key_access: { events: true, boards: false, queries: false },
  });
  expect((await sends('GET', '/1/boards')).status).toBe(401);
});

test('lets no page from elsewhere write, or read what it asks', async () => {
  const headers = { 'X-Honeycomb-Team': 'key', Origin: 'https://evil.example' };
  const written = await fetch(`${server.url}/1/boards`, { method: 'POST', headers, body: '{}' });
  expect(written.status).toBe(403);
  const read = await fetch(`${server.url}/1/boards`, { headers });
  expect(read.headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await fetch(`${server.url}/1/boards`, { method: 'OPTIONS', headers });
  const allowed = [...preflight.headers.keys()].filter((name) => name.startsWith('access-control'));
  expect(allowed).toEqual([]);
});
