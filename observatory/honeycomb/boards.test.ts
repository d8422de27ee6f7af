import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness, temporaryFile } from '../testing/harness.ts';
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

/** A query and its name, made as a client makes them before a board. */
async function question(client = ask) {
  const query = { calculations: [{ op: 'P90', column: 'duration_ms' }], time_range: 3600 };
  const { body: made } = await client('POST', '/1/queries/shop-api', query);
  const annotation = await client('POST', '/1/query_annotations/shop-api', {
    name: 'Slow',
    description: 'The slowest tenth',
    query_id: made.id,
  });
  expect(annotation.status).toBe(201);
  return { query_id: made.id, query_annotation_id: annotation.body.id };
}

async function flexible(client = ask) {
  const ids = await question(client);
  return {
    name: 'Shop',
    description: 'How the shop does',
    type: 'flexible',
    layout_generation: 'manual',
    panels: [
      {
        type: 'query',
        position: { x_coordinate: 0, y_coordinate: 0, height: 3, width: 4 },
        query_panel: { ...ids, query_style: 'graph' },
      },
      {
        type: 'text',
        position: { x_coordinate: 0, y_coordinate: 3, height: 3, width: 4 },
        text_panel: { content: 'Read this first.' },
      },
    ],
    tags: [{ key: 'team', value: 'shop' }],
    preset_filters: [{ column: 'http.route', alias: 'Route' }],
  };
}

test('makes, lists, changes and deletes a board as the reference shows', async () => {
  const given = await flexible();
  const made = await ask('POST', '/1/boards', given);
  expect(made.status).toBe(201);
  const { id } = made.body;
  const [first, second] = given.panels;
  expect(made.body).toEqual({
    ...given,
    id,
    panels: [{ ...first, query_panel: { ...first?.query_panel, dataset: 'shop-api' } }, second],
    links: { board_url: `${server.url}/boards/${id}` },
  });
  expect((await ask('GET', `/1/boards/${id}`)).body).toEqual(made.body);
  expect((await ask('GET', '/1/boards')).body).toContainEqual(made.body);

  const changed = await ask('PUT', `/1/boards/${id}`, { ...given, name: 'Till', panels: [] });
  expect(changed).toMatchObject({ status: 200, body: { id, name: 'Till', panels: [] } });
  expect((await ask('DELETE', `/1/boards/${id}`)).status).toBe(204);
  expect((await ask('GET', `/1/boards/${id}`)).status).toBe(404);
  expect((await ask('DELETE', `/1/boards/${id}`)).status).toBe(404);
});

test('places the panels of a board that leaves it to the server', async () => {
  const given = await flexible();
  const panels = given.panels.map(({ position: _, ...panel }) => panel);
  const { body } = await ask('POST', '/1/boards', { ...given, layout_generation: 'auto', panels });
  expect(body.panels.map(({ position }: { position: object }) => position)).toEqual([
    { x_coordinate: 0, y_coordinate: 0, width: 6, height: 6 },
    { x_coordinate: 6, y_coordinate: 0, width: 6, height: 6 },
  ]);
});

test('lists the boards of the repository, with queries that can be fetched', async () => {
  const { body } = await ask('GET', '/1/boards');
  const board = body.find(({ id }: { id: string }) => id === 'heatmap-and-p90');
  expect(board.name).toBe('Heatmap and P90 of duration');
  const { dataset, query_id, query_annotation_id } = board.panels[0].query_panel;
  expect(dataset).toBe('backend-node');
  const { body: query } = await ask('GET', `/1/queries/${dataset}/${query_id}`);
  expect(query.calculations).toContainEqual({ op: 'HEATMAP', column: 'duration_ms' });
  const named = await ask('GET', `/1/query_annotations/${dataset}/${query_annotation_id}`);
  expect(named.body.name).toBe('HEATMAP(duration_ms) with P90(duration_ms)');
  // Only what was sent can be asked about.
  const run = await ask('POST', `/1/query_results/${dataset}`, { query_id });
  expect(run.body.error).toBe('Dataset not found');
  const changed = await ask('PUT', '/1/boards/heatmap-and-p90', { name: 'Other' });
  expect(changed.status).toBe(409);
  expect(changed.body.error).toContain('60-heatmap-and-p90.json');
});

test('refuses panels whose query or name is not there, and kinds it does not keep', async () => {
  const given = await flexible();
  const [panel] = given.panels;
  const other = await question();
  const refusals = [
    { query_panel: { ...panel?.query_panel, query_id: 'nothing' } },
    { query_panel: { ...other, query_annotation_id: 'nothing' } },
    { type: 'slo', slo_panel: { slo_id: 'x' } },
  ];
  for (const change of refusals) {
    const panels = [{ ...panel, ...change }];
    const { status, body } = await ask('POST', '/1/boards', { ...given, panels });
    expect(status).toBe(422);
    expect(body.type_detail[0].field).toContain('panels.0');
  }
  expect((await ask('POST', '/1/boards', { panels: [] })).body.error).toContain('name');
});

test('names questions: list, change, and not delete what a board shows', async () => {
  const { query_id, query_annotation_id: id } = await question();
  const path = `/1/query_annotations/shop-api/${id}`;
  const { body: list } = await ask('GET', '/1/query_annotations/shop-api');
  expect(list).toContainEqual({
    id,
    name: 'Slow',
    description: 'The slowest tenth',
    query_id,
    source: 'query',
    created_at: expect.any(String),
    updated_at: expect.any(String),
  });
  const given = await flexible();
  const panels = [{ type: 'query', query_panel: { query_id, query_annotation_id: id } }];
  const { body: board } = await ask('POST', '/1/boards', { ...given, panels });
  const renamed = await ask('PUT', path, { name: 'Slowest', query_id });
  expect(renamed).toMatchObject({ status: 200, body: { id, name: 'Slowest', description: '' } });
  const shown = await (await fetch(`${server.url}/api/boards/${board.id}`)).json();
  expect(shown.panels[0].query_panel.query_annotation.name).toBe('Slowest');

  expect((await ask('DELETE', path)).status).toBe(409);
  await ask('DELETE', `/1/boards/${board.id}`);
  expect((await ask('DELETE', path)).status).toBe(204);
  expect((await ask('GET', path)).status).toBe(404);
});

test('keeps boards, queries and names over a restart', async () => {
  const data = temporaryFile();
  const first = await startHarness({ data });
  await first.post(shopSpans());
  await first.observatory.writer.flush();
  const before = apiClient(first.url);
  const { body: made } = await before('POST', '/1/boards', await flexible(before));
  await first.close();

  const second = await startHarness({ data });
  const after = apiClient(second.url);
  const { body: found } = await after('GET', `/1/boards/${made.id}`);
  expect({ ...found, links: null }).toEqual({ ...made, links: null });
  const { query_id, query_annotation_id } = found.panels[0].query_panel;
  expect((await after('GET', `/1/queries/shop-api/${query_id}`)).status).toBe(200);
  const named = await after('GET', `/1/query_annotations/shop-api/${query_annotation_id}`);
  expect(named.body.name).toBe('Slow');
  await second.close();
});
