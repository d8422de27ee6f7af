import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { BoardForm } from '../../api/boards.ts';
import { apiClient, shopSpans } from '../../honeycomb/testing.ts';
import { type Harness, startHarness } from '../../testing/harness.ts';
import { secondsToWait } from './api.ts';
import { readConfig } from './config.ts';
import { failureSentence } from './failure.ts';
import { publish } from './publish.ts';

let server: Harness;

beforeAll(async () => {
  server = await startHarness();
  await server.post(shopSpans());
  await server.observatory.writer.flush();
});
afterAll(() => server.close());

function board(name: string, title = 'Slow'): BoardForm {
  return {
    name,
    description: 'How the shop does',
    panels: [
      {
        type: 'query',
        position: { x_coordinate: 0, y_coordinate: 0, width: 12, height: 6 },
        query_panel: {
          dataset: 'shop-api',
          query: {
            calculations: [{ op: 'P90', column: 'duration_ms' }],
            filters: [{ column: 'duration_ms', op: '>', value: 50 }],
            breakdowns: ['http.route'],
            orders: [{ op: 'P90', column: 'duration_ms', order: 'descending' }],
            limit: 10,
          },
          query_annotation: { name: title, description: 'Above 50 ms' },
          query_style: 'combo',
          visualization_settings: { charts: [{ chart_index: 0, chart_type: 'stacked' }] },
        },
      },
      { type: 'text', text_panel: { content: 'Read this.' } },
    ],
  };
}

/** A folder with these boards, which goes when the test is over. */
function folderOf(...boards: object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'boards-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  boards.forEach((one, index) => {
    writeFileSync(join(folder, `${index}.json`), JSON.stringify(one));
  });
  return folder;
}

async function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const said: string[] = [];
  await publish(readConfig(args, env), (line) => said.push(line)).catch((error: unknown) => {
    said.push(failureSentence(error));
  });
  return said;
}

test('shows the difference, makes it, and has nothing to do the second time', async () => {
  const ask = apiClient(server.url);
  const to = (folder: string) => ['--endpoint-url', server.url, '--boards', folder];
  const folder = folderOf(board('Shop one'), board('Shop two'));
  const before = (await ask('GET', '/1/boards')).body.length;

  const plan = await run(['--plan', ...to(folder)]);
  expect(plan[0]).toContain(`What would change in ${server.url}`);
  expect(plan.slice(1)).toEqual([
    '+ board Shop one',
    '+ board Shop two',
    '2 boards to change: npm run honeycomb:apply',
  ]);
  expect((await ask('GET', '/1/boards')).body).toHaveLength(before);

  expect((await run(to(folder))).at(-1)).toBe('2 boards changed.');
  const again = await run(to(folder));
  expect(again.slice(1)).toEqual(['= board Shop one', '= board Shop two', 'Nothing to change.']);
  const { body: boards } = await ask('GET', '/1/boards');
  expect(boards).toHaveLength(before + 2);

  const made = boards.find(({ name }: { name: string }) => name === 'Shop one');
  const other = board('Shop one', 'Slowest');
  const panels = [...other.panels, other.panels[1]];
  const changed = to(folderOf({ ...other, description: 'Another', panels }));
  expect((await run(changed)).slice(1)).toEqual([
    '~ board Shop one',
    '    its description',
    '    Slowest: name',
    '    with the panel text',
    '1 board changed.',
  ]);
  expect((await run(changed)).at(-1)).toBe('Nothing to change.');
  const { body: after } = await ask('GET', `/1/boards/${made.id}`);
  expect(after.panels).toHaveLength(3);
  // The question is the same, so it keeps its id.
  expect(after.panels[0].query_panel.query_id).toBe(made.panels[0].query_panel.query_id);
});

test('finds nothing to change in an Observatory, whose boards are the same files', async () => {
  const said = await run(['--plan', '--endpoint-url', server.url]);
  expect(said.filter((line) => line.startsWith('= board'))).toHaveLength(9);
  expect(said.at(-1)).toBe('Nothing to change.');
});

test('says what is wrong with the key, and never shows it', async () => {
  const to = ['--endpoint-url', server.url];
  const ingest = 'hcaik_01hqk4k20cjeh63wca8vva5stw';
  const [refused] = await run(to, { HONEYCOMB_API_KEY: ingest });
  expect(refused).toMatch(/may not write boards: it lacks “Manage public boards”/);
  const [unknown] = await run(to, { HONEYCOMB_API_KEY: 'hcamk_a-management-key' });
  expect(unknown).toMatch(/The key is not accepted/);
  expect(() => readConfig([], {})).toThrow(/set HONEYCOMB_API_KEY to a configuration key/);
  expect(() => readConfig(['--endpoint-url', 'here'], {})).toThrow(/is no address/);
  expect(() => readConfig(['--endpoint-url', 'http://api.honeycomb.io'], {})).toThrow(/use https/);
  for (const said of [refused, unknown]) expect(said).not.toMatch(/01hqk4|a-management/);
});

test('says which dataset is not there yet, and when nobody answers', async () => {
  const elsewhere = board('Elsewhere');
  const [panel] = elsewhere.panels;
  if (panel?.type === 'query') panel.query_panel.dataset = 'never-sent';
  const said = await run(['--endpoint-url', server.url, '--boards', folderOf(elsewhere)]);
  expect(said.at(-1)).toMatch(/Dataset not found: a dataset is there once its service sent a span/);
  const nobody = await run(['--endpoint-url', 'http://127.0.0.1:1']);
  expect(nobody).toEqual([expect.stringMatching(/Nobody answers there/)]);
});

test('waits as a limit of the rate says, and tries again', async () => {
  let refusals = 2;
  const url = await listening((request, response) => {
    if (request.url === '/1/auth' && refusals-- > 0) {
      response.writeHead(429, { RateLimit: 'limit=10, remaining=0, reset=0' }).end();
    } else if (request.url === '/1/auth') {
      response.end('{"api_key_access": {"boards": true, "queries": true}}');
    } else response.end('[]');
  });
  const said = await run(['--plan', '--endpoint-url', url, '--boards', folderOf(board('Shop'))]);
  expect(refusals).toBe(-1);
  expect(said.at(-1)).toBe('1 board to change: npm run honeycomb:apply');
});

test('reads how long to wait from either header, within bounds', () => {
  const seconds = (headers: Record<string, string>) => secondsToWait(new Headers(headers), 0);
  expect(seconds({ RateLimit: 'limit=100, remaining=0, reset=7' })).toBe(7);
  expect(seconds({ 'Retry-After': '3' })).toBe(3);
  expect(seconds({ 'Retry-After': new Date(5000).toUTCString() })).toBe(5);
  expect(seconds({ 'Retry-After': '86400' })).toBe(60);
  expect(seconds({ 'Retry-After': 'soon' })).toBe(1);
  expect(seconds({})).toBe(1);
});

async function listening(handle: RequestListener): Promise<string> {
  const there = createServer(handle);
  await new Promise<void>((resolve) => there.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void there.close());
  return `http://127.0.0.1:${(there.address() as AddressInfo).port}`;
}
