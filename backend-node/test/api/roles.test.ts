import { errorStatus } from '@cruddur/contract/api/errors.ts';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createNoMailer } from '../../src/mail/mailer.ts';
import { addSink } from '../../src/telemetry/logs/logger.ts';
import { logRequests } from '../../src/telemetry/logs/requests.ts';
import { listen } from '../../src/telemetry/testing/servers.ts';
import { recordSpans } from '../../src/telemetry/testing/spans.ts';
import { startTestApp } from '../app.ts';
import { createClient } from './ask.ts';
import { everything, evidence } from './evidence.ts';
import { operations, writes } from './operations.ts';
import { expectRefusal } from './refusal.ts';
import { requestOf } from './requests.ts';
import { roles } from './roles.ts';
import { createDemoPerson, createScene, PASSWORD, ROLES, type Role } from './scene.ts';
import { hiddenFrom, hiddenFromTelemetry, writtenIn } from './secrets.ts';

vi.hoisted(() => vi.stubEnv('LOG_LEVEL', 'info'));

/** Every line that was logged, those of requests too. */
const lines: string[] = [];
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
addSink((line) => lines.push(line));
logRequests();

const recorder = recordSpans();
const letters: { to: string; text: string }[] = [];
const mailer = createNoMailer(() => {});
mailer.send = (to, { text }) => letters.push({ to, text });
const { app, db, time, reported } = await startTestApp({ mailer });
await createDemoPerson(db);
const server = await listen(app);
const client = createClient(server.url);
afterAll(async () => {
  client.close();
  await server.close();
  await recorder.stop();
});

/** What was said or kept in all of the cases, and is for no span and no log. */
const secrets = new Set<string>();

test('the table has a row for each operation, and no other', () => {
  expect(Object.keys(roles).toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
});

describe.each(operations)('$name', (operation) => {
  test.each(ROLES)('asked by %s', async (role) => {
    const scene = await createScene(db, time.now);
    const request = requestOf(operation, scene, role);
    for (const one of [...hiddenFromTelemetry(scene), ...writtenIn(request.body)]) secrets.add(one);
    const bystanders = [scene.owner, scene.other].filter(({ handle }) => !handle.startsWith(role));
    const before = await evidence(db, bystanders);

    const answer = await client.ask(request);

    const after = await evidence(db, bystanders);
    const expected = roles[operation.name]?.[role];
    if (typeof expected === 'number') {
      expect(answer.status, answer.text).toBe(expected);
      // A conversation ends for both with the account of one.
      const leaves = operation.name === 'DELETE /api/account' && role === 'other';
      if (!leaves) expect(after.slice(1), 'what others have').toEqual(before.slice(1));
    } else {
      expectRefusal(answer, operation);
      expect(JSON.parse(answer.text).code).toBe(expected);
      expect(after, 'what is kept after a refusal').toEqual(before);
    }
    for (const secret of hiddenFrom(scene, role)) expect(answer.text).not.toContain(secret);
    expect(reported).toEqual([]);
  });
});

describe('a page of another site', () => {
  const pages: [string, Role][] = [
    ['https://cruddur.example', 'owner'],
    ['null', 'owner'],
    ['http://localhost:3001', 'owner'],
    ['https://cruddur.example', 'nobody'],
  ];
  test.each(pages)('%s changes nothing by the session of %s', async (origin, role) => {
    const scene = await createScene(db, time.now);
    const before = await everything(db);
    for (const operation of writes) {
      const request = requestOf(operation, scene, role);
      const answer = await client.ask({ ...request, headers: { ...request.headers, origin } });
      expect(answer.status, operation.name).toBe(errorStatus.origin_not_allowed);
      expect(JSON.parse(answer.text).code, operation.name).toBe('origin_not_allowed');
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      expect(answer.headers).not.toHaveProperty('set-cookie');
    }
    expect(await everything(db)).toBe(before);
  });
});

test('a code that a mail brings opens an account, and another one its password', async () => {
  const email = 'new.person@private.example';
  let cookie = '';
  const post = async (what: string, body: Record<string, string>) => {
    for (const one of writtenIn(body)) secrets.add(one);
    const path = `/api/auth/${what}`;
    const { status, headers } = await client.ask({
      method: 'POST',
      path,
      body,
      headers: { cookie },
    });
    cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? cookie;
    return status;
  };
  const code = () =>
    /\d{6}/.exec(letters.findLast(({ to }) => to === email)?.text ?? '')?.[0] ?? '';
  const account = { email, password: PASSWORD, handle: 'newcomer', display_name: 'New' };
  expect(await post('sign-up', account)).toBe(202);
  expect(await post('confirm', { email, code: code() })).toBe(200);
  expect(await post('forgot', { email })).toBe(202);
  expect(await post('reset', { email, code: code(), password: 'yet another horse' })).toBe(204);
});

test('no span and no log line of all this holds what is secret or what people wrote', () => {
  const spans = recorder
    .spans()
    .map(({ name, attributes, events, status, links }) =>
      JSON.stringify({ name, attributes, events, status, links }),
    );
  // So that the silence of nothing at all is no proof.
  expect(spans.length).toBeGreaterThan(operations.length * ROLES.length);
  expect(lines.length).toBeGreaterThan(operations.length * ROLES.length);
  expect(secrets.size).toBeGreaterThan(100);
  const told = [...spans, ...lines].join('\n');
  for (const secret of secrets) expect(told.includes(secret), secret).toBe(false);
});
