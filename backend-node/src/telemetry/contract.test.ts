import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resourceAttributes } from '@cruddur/contract/telemetry/resources.ts';
import {
  commonAttributes,
  isDeclared,
  type SpanDeclaration,
  spans,
} from '@cruddur/contract/telemetry/spans.ts';
import { SpanKind } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { Router } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../test/app.ts';
import { signIn } from '../../test/sign-in.ts';
import { listen, type TestServer } from './testing/servers.ts';
import { recordSpans, type SpanRecorder } from './testing/spans.ts';

const SERVICE = 'backend-node';
/** One transparent pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);
const declarations = Object.entries<SpanDeclaration>(spans).filter(
  ([, { service }]) => service === SERVICE,
);

let recorder: SpanRecorder;
let server: TestServer;
let frontend: string;

/** The declaration's key of a span, or nothing when it is not declared. */
function keyOf(span: ReadableSpan): string | undefined {
  return declarations.find(
    ([, { kind, name }]) => kind === SpanKind[span.kind].toLowerCase() && name.test(span.name),
  )?.[0];
}

/** Every way in which `span` is not what the contract says. */
function violations(span: ReadableSpan): string[] {
  const key = keyOf(span);
  if (key === undefined) return [`${SpanKind[span.kind]} span "${span.name}" is not declared`];
  const { attributes, events = [] } = spans[key as keyof typeof spans] as SpanDeclaration;
  const allowed = [...attributes, ...commonAttributes[SERVICE]];
  return [
    ...Object.keys(span.attributes).filter((name) => !isDeclared(name, allowed)),
    ...span.events.map(({ name }) => name).filter((name) => !events.includes(name)),
    ...Object.keys(span.resource.attributes).filter(
      (name) => !isDeclared(name, resourceAttributes[SERVICE]),
    ),
  ].map((name) => `"${span.name}" carries "${name}", which is not declared`);
}

/** What the application is asked in this test: successes, refusals and a fault. */
async function useTheApplication(url: string, cookie: string): Promise<void> {
  const json = { 'content-type': 'application/json', 'user-agent': 'test', cookie };
  const post = (body: unknown) =>
    fetch(`${url}/api/activities`, { method: 'POST', headers: json, body: JSON.stringify(body) });
  await post({ message: 'Cloud is fun!', ttl: '7-days' });
  await post({ message: '', ttl: '7-days' });
  await fetch(`${url}/api/activities/home?limit=1`, { headers: { cookie } });
  await fetch(`${url}/api/activities/home?cursor=nonsense`);
  await fetch(`${url}/api/activities/home`, { method: 'HEAD' });
  await fetch(`${url}/api/activities/home`, { method: 'PUT', body: 'x' });
  await fetch(`${url}/api/me`);
  await fetch(`${url}/api/profile/avatar`, {
    method: 'PUT',
    headers: { 'content-type': 'image/png', cookie },
    body: PICTURE,
  });
  const account = { email: 'worf@example.com', password: 'correct horse battery' };
  const auth = (path: string, body: unknown) =>
    fetch(`${url}/api/auth/${path}`, { method: 'POST', headers: json, body: JSON.stringify(body) });
  await auth('sign-up', { ...account, handle: 'worf', display_name: 'Worf' });
  await auth('confirm', { email: account.email, code: '123456' });
  await auth('forgot', { email: account.email });
  await auth('sign-in', account);
  await auth('sign-in', { ...account, password: 'a wrong one' });
  await auth('sign-out', {});
  await fetch(`${url}/api/nowhere`);
  await fetch(`${url}/api/broken`);
  await fetch(`${url}/api/broken-sql`);
  await fetch(`${url}/`);
}

beforeAll(async () => {
  recorder = recordSpans();
  const extra = Router();
  extra.get('/api/broken', () => {
    throw new Error('broken on purpose');
  });
  frontend = await mkdtemp(join(tmpdir(), 'cruddur-pages-'));
  await writeFile(join(frontend, 'index.html'), '<!doctype html>');
  const { app, db, time } = await startTestApp({ extra, frontend });
  const { cookie } = await signIn(db, { handle: 'andrewbrown', now: time.now });
  extra.get('/api/broken-sql', async (_request, response) => {
    response.json(
      await db
        .selectFrom('activities')
        .select('no_such_column' as 'uuid')
        .execute(),
    );
  });
  server = await listen(app);
  await useTheApplication(server.url, cookie);
  await recorder.find('GET /');
});
afterAll(async () => {
  await server.close();
  await recorder.stop();
  await rm(frontend, { recursive: true });
});

describe('the spans of the backend', () => {
  it('are declared in the contract, with all their attributes and events', () => {
    expect(recorder.spans().flatMap(violations)).toEqual([]);
  });

  it('are of every kind that the contract declares', () => {
    const seen = new Set(recorder.spans().map(keyOf));
    expect(declarations.map(([key]) => key).filter((key) => !seen.has(key))).toEqual([]);
  });

  it('connect the request to its SQL', () => {
    const paths = recorder
      .spans()
      .filter((span) => keyOf(span) === 'sql')
      .map((span) => recorder.path(span).join(' > '));
    expect(paths).toContain(
      'POST /api/activities > request handler - /api/activities > INSERT activities',
    );
    expect(paths).toContain(
      'GET /api/activities/home > request handler - /api/activities/home > home.activities > SELECT activities',
    );
    for (const path of paths) expect(path).toMatch(/^[A-Z]+ \/.* > request handler - /);
  });

  it('have the result and the user of the feature', async () => {
    const feature = await recorder.find('home.activities');
    expect(feature.attributes).toMatchObject({
      'app.now': expect.stringMatching(/^\d{4}-.*Z$/),
      'app.result_length': expect.any(Number),
      'user.id': expect.any(String),
    });
  });

  it('have a fault’s exception on the server span, a refusal’s nowhere', async () => {
    const failed = recorder
      .spans()
      .filter(({ events }) => events.some(({ name }) => name === 'exception'));
    expect(failed.map(({ name }) => name).sort()).toEqual([
      'GET /api/broken',
      'GET /api/broken-sql',
      'SELECT activities',
    ]);
  });
});
