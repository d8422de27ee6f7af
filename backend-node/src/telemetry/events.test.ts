import { businessEvents } from '@cruddur/contract/telemetry/events.ts';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import request from 'supertest';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { cookieOf, newcomer, startAccountsApp } from '../../test/accounts.ts';
import { createTestDatabase } from '../../test/database.ts';
import { killPrograms, startProgram } from '../../test/process.ts';
import { startSmtp } from '../../test/smtp.ts';
import { openDatabase } from '../db/pool.ts';
import { createLimits } from '../http/limits.ts';
import { events } from './events.ts';
import { recordSpans } from './testing/spans.ts';

const recorder = recordSpans();
afterAll(() => recorder.stop());
afterEach(killPrograms);

const worf = newcomer('Worf');
const NEW_PASSWORD = 'an even better one';
const NEW_EMAIL = 'moved@example.com';

type Mail = (to: string, count?: number) => Promise<{ code: string }>;

/** What somebody does with an account, from its beginning to its end; answers all its secrets. */
async function liveAnAccount(server: Parameters<typeof request>[0], mail: Mail) {
  const call = (method: 'post' | 'put' | 'delete', path: string, cookie = '', body = {}) =>
    request(server)[method](path).set('Cookie', cookie).send(body);
  const { email, password } = worf;

  const asked = cookieOf(await call('post', '/api/auth/sign-up', '', worf).expect(202));
  const confirm = await mail(email);
  await call('post', '/api/auth/confirm', asked, { email, code: 'abc' }).expect(422);
  const first = await call('post', '/api/auth/confirm', asked, { email, code: confirm.code });
  await call('post', '/api/auth/sign-in', '', { email, password: 'wrong guess' }).expect(401);
  const signedIn = await call('post', '/api/auth/sign-in', '', { email, password }).expect(200);
  const cookie = cookieOf(signedIn);
  await call('post', '/api/auth/forgot', '', { email }).expect(202);
  const reset = await mail(email, 2);
  await call('post', '/api/account/email', cookie, { email: NEW_EMAIL, password }).expect(202);
  const change = await mail(NEW_EMAIL);
  await call('put', '/api/account/email', cookie, { email: NEW_EMAIL, code: change.code });
  const changed = await call('put', '/api/account/password', cookie, {
    password,
    new_password: NEW_PASSWORD,
  }).expect(204);
  const last = cookieOf(changed);
  await request(server).get('/api/account/data').set('Cookie', last).expect(200);
  await call('delete', '/api/account/sessions', last).expect(204);
  await call('post', '/api/auth/sign-in', last).set('Origin', 'https://evil.example').expect(403);
  await call('delete', '/api/account', last, { password: NEW_PASSWORD }).expect(204);

  const tokens = [cookieOf(first), cookie, last].map(
    (one) => decodeURIComponent(one.split('=')[1] ?? '').split('.')[0] ?? '',
  );
  expect(tokens.every((token) => token.length >= 20)).toBe(true);
  return {
    trace: /00-([0-9a-f]{32})-/.exec(String(signedIn.headers['server-timing']))?.[1],
    secrets: [
      ...[email, NEW_EMAIL, 'wrong guess', password, NEW_PASSWORD, ...tokens],
      ...[confirm.code, reset.code, change.code].filter((code) => code !== ''),
    ],
  };
}

/** Everything of a span that leaves the process; ids of ours may hold six digits by chance. */
function textOf({ name, attributes, events: happened, status }: ReadableSpan): string {
  const all = JSON.stringify([name, attributes, happened, status.message]);
  return all.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '').replace(/\[\d+,\d+\]/g, '');
}

test('the life of an account is told in events of its requests, and none of its secrets', async () => {
  const url = await createTestDatabase();
  const db = openDatabase({ url });
  const { app, smtp } = await startAccountsApp({ db, limits: createLimits(db) });
  const server = app.listen(0, '127.0.0.1');
  const { secrets } = await liveAnAccount(server, smtp.mail);
  server.close();
  await expect
    .poll(() => recorder.spans().filter(({ name }) => name === 'DELETE /api/account').length)
    .toBe(1);

  const told = recorder.spans().flatMap((span) => span.events.map((event) => ({ span, event })));
  const names = new Set(told.map(({ event }) => event.name));
  for (const name of [
    'signed_up',
    'user_created',
    'email_confirmed',
    'session_created',
    'authn_login_success',
    'authn_login_fail',
    'signed_in',
    'email_changed',
    'authn_password_change',
    'data_downloaded',
    'session_revoked',
    'authz_fail',
    'account_deleted',
  ]) {
    expect(names, name).toContain(name);
  }
  for (const { span, event } of told) {
    // What a foreign page sent met no route.
    expect(span.name).toMatch(
      event.name === 'authz_fail' ? /^POST/ : /^(POST|PUT|GET|DELETE) \/api\//,
    );
    const declared = businessEvents[event.name];
    expect(Object.keys(event.attributes ?? {}).filter((key) => !declared?.includes(key))).toEqual(
      [],
    );
  }
  const text = recorder.spans().map(textOf).join('\n');
  for (const secret of secrets) expect(text).not.toContain(secret);
  await db.destroy();
}, 60_000);

test('each is a line of JSON as well, with the ids of its trace, and none of its secrets', async () => {
  const smtp = await startSmtp();
  const program = startProgram('src/main.ts', {
    execArgv: ['--import', './src/telemetry/start.ts'],
    env: {
      FRONTEND_PORT: 'off',
      BACKEND_PORT: '0',
      DATABASE_URL: await createTestDatabase(),
      DEMO_DATA: 'off',
      SMTP_URL: smtp.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
    },
  });
  const address = () => /Listening on (\S+)/.exec(program.output())?.[1] ?? '';
  await expect.poll(address, { timeout: 15_000 }).not.toBe('');
  const { secrets, trace } = await liveAnAccount(address(), smtp.mail);
  program.child.kill('SIGTERM');
  expect(await program.ended).toBe(0);

  const output = program.output();
  const lines = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const signedIn = lines.filter((line) => line['event.name'] === 'signed_in');
  expect(signedIn.length).toBeGreaterThan(0);
  expect(signedIn.map((line) => line.trace_id)).toContain(trace);
  for (const line of lines) {
    expect(line).toMatchObject({
      level: expect.stringMatching(/^(info|warn|error)$/),
      message: expect.any(String),
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  }
  const said = output.replace(/"(timestamp|trace_id|span_id|[\w.]*uuid|user\.id)":"[^"]*"/g, '');
  for (const secret of secrets) expect(said).not.toContain(secret);
}, 60_000);

describe('every event', () => {
  test('is declared in the contract, and every declared one is there', () => {
    const source = Object.values(events).map(String).join('\n');
    const names = [...source.matchAll(/emit\(\s*['"]([a-z_]+)['"]/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(Object.keys(businessEvents)));
  });
});
