import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { newTraceId } from '../../testing/spans.ts';
import { type ErrorHarness, sent, startErrorHarness } from './testing.ts';

let harness: ErrorHarness;
beforeAll(async () => {
  harness = await startErrorHarness();
});
afterAll(() => harness.close());

const source = `
class NoSuchCrud extends Error {
  name = 'NoSuchCrud';
}

export function fail() {
  throw new NoSuchCrud('crud 42 is gone', { cause: new TypeError('the row is undefined') });
}
`;

/** An error of a module whose path has no space, at which the client would part it. */
async function caught(): Promise<Error> {
  const folder = mkdtempSync(join(tmpdir(), 'rollbar-'));
  const file = join(folder, 'failing.mjs');
  writeFileSync(file, source);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { fail } = (await import(/* @vite-ignore */ file)) as { fail: () => never };
  try {
    return fail();
  } catch (error) {
    return error as Error;
  }
}

it('takes what rollbar for Node sends of an error with a cause, and answers with its uuid', async () => {
  const rollbar = harness.client({ codeVersion: 'abc123' });
  const traceId = newTraceId();
  const error = await caught();
  const uuid = await sent((done) =>
    rollbar.error(error, { trace_id: traceId, 'http.route': '/api/cruds/:id' }, done),
  );
  const detail = await harness.detail(uuid);
  expect(detail).toMatchObject({
    uuid,
    title: 'NoSuchCrud: crud 42 is gone',
    level: 'error',
    platform: 'server',
    environment: 'test',
    code_version: 'abc123',
    trace_id: traceId,
    exception: { class: 'NoSuchCrud', message: 'crud 42 is gone' },
    custom: { 'http.route': '/api/cruds/:id' },
    person_id: null,
    breadcrumbs: [],
  });
  expect(detail.chain.map((each) => each.class)).toEqual(['NoSuchCrud', 'TypeError']);
  const [innermost] = detail.frames;
  expect(innermost).toMatchObject({ method: 'fail', source: 'sent', library: false });
  expect(innermost?.file).toMatch(/failing\.mjs$/);
  expect(innermost?.code).toContain("throw new NoSuchCrud('crud 42 is gone'");
  expect(detail.frames.some(({ library }) => library)).toBe(true);
  const related = await harness.observatory.errors.ofTrace(traceId);
  expect(related).toEqual([expect.objectContaining({ uuid, item_id: detail.item_id })]);
});

it('takes a message at its level', async () => {
  const uuid = await sent((done) => harness.client().warning('Hello World!', done));
  expect(await harness.detail(uuid)).toMatchObject({
    title: 'Hello World!',
    level: 'warning',
    exception: null,
    frames: [],
    trace_id: null,
  });
});

it('tells rollbar for Node that its token is missing', async () => {
  const rollbar = harness.client({ accessToken: ' ' });
  await expect(sent((done) => rollbar.error('refused', done))).rejects.toThrow(
    'access token required',
  );
});

it('hands a waiting test the next error that it is looking for', async () => {
  const rollbar = harness.client();
  const first = await sent((done) => rollbar.info('first of the waited for', done));
  const waiting = harness.get<{ uuid: string }>(
    `/api/errors/wait?search=waited+for&after=${first}&timeout_ms=5000`,
  );
  await sent((done) => rollbar.info('something else', done));
  const second = await sent((done) => rollbar.info('second of the waited for', done));
  expect((await waiting).uuid).toBe(second);
  const search = `search=waited+for&after=${second}&timeout_ms=0`;
  const none = await fetch(`${harness.url}/api/errors/wait?${search}`);
  expect(none.status).toBe(504);
});
