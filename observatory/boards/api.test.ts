import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Board, BoardForm, BoardPanel, BoardSummary, QueryPanel } from '../api/boards.ts';
import { type Harness, startHarness } from '../testing/harness.ts';

let server: Harness;

beforeAll(async () => {
  server = await startHarness();
});
afterAll(() => server.close());

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(`${server.url}/api/boards${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const panel: QueryPanel = {
  type: 'query',
  query_panel: {
    dataset: '__all__',
    query: { calculations: [{ op: 'COUNT' }] },
    query_annotation: { name: 'How many' },
  },
};
const text = (content: string): BoardPanel => ({ type: 'text', text_panel: { content } });
const form: BoardForm = { name: 'Mine', panels: [panel] };

test('lists the boards of the files, then those that people made', async () => {
  const { body: made } = await ask('POST', '', form);
  const { body: list } = await ask('GET', '');
  expect(list[0]).toMatchObject({ id: 'recent-traces', file: '10-recent-traces.json' });
  expect(list.at(-1)).toEqual({
    id: made.id,
    name: 'Mine',
    description: '',
    questions: ['How many'],
    file: null,
  } satisfies BoardSummary);
  expect((await ask('GET', `/${made.id}`)).body).toMatchObject(form);
});

test('changes, deletes and brings back a board', async () => {
  const { body: made } = await ask('POST', '', form);
  const path = `/${made.id}`;
  expect((await ask('PUT', path, { ...form, name: 'Renamed' })).body.name).toBe('Renamed');
  const added = await ask('POST', `${path}/panels`, panel);
  expect(added).toMatchObject({ status: 201, body: { name: 'Renamed' } });
  expect(added.body.panels).toHaveLength(2);
  expect((await ask('DELETE', path)).status).toBe(204);
  expect((await ask('GET', path)).status).toBe(404);
  const back = await ask('PUT', path, added.body as Board);
  expect(back.body).toEqual(added.body);
});

test('exports a board as a file of the repository holds it, ready to be imported', async () => {
  const { body: exported } = await ask('GET', '/errors-by-route/export');
  const { body: own } = await ask('POST', '', { ...form, name: 'Mine, & “only” mine' });
  const { headers } = await fetch(`${server.url}/api/boards/${own.id}/export`);
  expect(headers.get('content-disposition')).toBe('attachment; filename=mine-only-mine.json');
  expect(exported.id).toBeUndefined();
  const { body: copy } = await ask('POST', '', exported);
  const { body: original } = await ask('GET', '/errors-by-route');
  expect(copy).toEqual({ ...original, id: copy.id, file: null });
});

test.each([
  ['GET', '/nothing', undefined, 404, /There is no board nothing/],
  ['PUT', '/nothing', form, 404, /There is no board nothing/],
  ['PUT', '/errors-by-route', form, 409, /the file .*70-errors-by-route\.json: change it there/],
  ['DELETE', '/errors-by-route', undefined, 409, /is the file/],
  ['POST', '/errors-by-route/panels', panel, 409, /is the file/],
  ['POST', '', { name: '' }, 422, /name: /],
  [
    'POST',
    '',
    { ...form, panels: Array.from({ length: 14 }, () => text('x'.repeat(10_000))) },
    422,
    /A board may be 128 KiB long/,
  ],
  ['POST', '', { ...form, panels: [{ ...panel, query_panel: {} }] }, 422, /panels\.0/],
])('answers %s %s with a sentence', async (method, path, body, status, sentence) => {
  const answer = await ask(method, path, body);
  expect(answer.status).toBe(status);
  expect(answer.body.message).toMatch(sentence);
});

test('keeps at most two hundred boards', async () => {
  const answers = await Promise.all(
    Array.from({ length: 201 }, () => ask('POST', '', { name: 'Many', panels: [] })),
  );
  const refused = answers.filter(({ status }) => status === 409);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.body.message).toMatch(/There are 200 boards already/);
  const { body: list } = await ask('GET', '');
  expect(list.filter(({ file }: BoardSummary) => file === null)).toHaveLength(200);
});
