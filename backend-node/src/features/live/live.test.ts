import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setImmediate as tick } from 'node:timers/promises';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { clearPeople } from '../../../test/clear.ts';
import { connectLive, type LiveConnection } from '../../../test/live.ts';
import { listenOnFreePort } from '../../../test/ports.ts';
import { type SignedIn, signIn } from '../../../test/sign-in.ts';
import { publish } from '../../db/publish.ts';
import { drain } from '../../http/listen.ts';
import { LiveHub } from './hub.ts';
import { listenForSignals } from './listen.ts';
import { findAliveSessions } from './sessions.queries.ts';

const first = await startTestApp();
const { db, time, app } = first;
const crud = { kind: 'crud', uuid: '6d1c1d7e-58d4-4f0a-9f0e-6a3a1a3a2b11', handle: 'x' } as const;
const ends: (() => unknown)[] = [];
let worf: SignedIn;
let coco: SignedIn;

beforeEach(async () => {
  await clearPeople(db);
  worf = await signIn(db, { handle: 'worf', now: time.now });
  coco = await signIn(db, { handle: 'coco', now: time.now });
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A copy of the server on the one database, which listens. */
async function startCopy(options: Partial<ConstructorParameters<typeof LiveHub>[0]> = {}) {
  const hub = new LiveHub({ aliveSessions: async (sessions) => new Set(sessions), ...options });
  const copy = await startTestApp({ databaseUrl: first.url, hub });
  const server = createServer(copy.app);
  const origin = `http://127.0.0.1:${await listenOnFreePort(server)}`;
  ends.push(async () => {
    hub.close();
    await drain([server], 1_000);
  });
  await new Promise<void>((resolve, reject) => {
    const stop = listenForSignals({
      url: first.url,
      onSignal: (signal) => hub.deliver(signal),
      onListening: resolve,
      onLost: reject,
    });
    ends.push(stop);
  });
  return { hub, origin, server };
}

/** A connection that has been greeted. */
async function join(origin: string, who?: SignedIn): Promise<LiveConnection> {
  const connection = await connectLive(origin, who?.cookie);
  ends.push(connection.close);
  expect(await connection.next()).toEqual({ kind: 'hello' });
  return connection;
}

test('a connection is greeted, and nothing between us keeps or holds back what it carries', async () => {
  const { origin, hub } = await startCopy();
  const { response, rest } = await connectLive(origin);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  await hub.beat();
  hub.close();
  expect(await rest()).toBe('retry: 2000\n\ndata: {"kind":"hello"}\n\n:\n\n');
});

test('what happens at one copy is heard at every other, by those whom it is for', async () => {
  const [one, other] = [await startCopy(), await startCopy()];
  const stranger = await join(other.origin);
  const spy = await join(other.origin, await signIn(db, { handle: 'garek', now: time.now }));
  const sender = await join(one.origin, worf);
  const receiver = await join(other.origin, coco);
  await request(app)
    .post('/api/messages')
    .set('Cookie', worf.cookie)
    .send({ user_receiver_handle: 'coco', message: 'nuqneH' })
    .expect(201);
  await request(app).put('/api/users/@coco/follow').set('Cookie', worf.cookie).expect(200);
  await publish(db, { event: crud });
  expect(await sender.next()).toEqual({ kind: 'message', handle: 'coco' });
  expect(await receiver.next()).toEqual({ kind: 'message', handle: 'worf' });
  expect(await receiver.next()).toEqual({ kind: 'notification' });
  // Nothing came before it.
  for (const one of [sender, receiver, spy, stranger]) expect(await one.next()).toEqual(crud);
});

test('who is not signed in hears of cruds only, also of what names nobody', async () => {
  const { hub, origin } = await startCopy();
  const [stranger, person] = [await join(origin), await join(origin, worf)];
  hub.deliver({ event: { kind: 'notification' } });
  hub.deliver({ event: { kind: 'crud_gone', uuid: crud.uuid } });
  expect(await stranger.next()).toEqual({ kind: 'crud_gone', uuid: crud.uuid });
  expect(await person.next()).toEqual({ kind: 'notification' });
});

test('a signal for more people than fit into one reaches each of them once', async () => {
  const { origin } = await startCopy();
  const connection = await join(origin, worf);
  const others = Array.from({ length: 400 }, () => crypto.randomUUID());
  await publish(db, { event: { kind: 'notification' }, to: [...others, worf.uuid, worf.uuid] });
  await publish(db, { event: crud });
  expect(await connection.next()).toEqual({ kind: 'notification' });
  expect(await connection.next()).toEqual(crud);
});

test('what no release of ours says is not passed on', async () => {
  const { origin } = await startCopy();
  const connection = await join(origin);
  for (const event of [{ kind: 'other' }, { kind: 'crud', uuid: 7 }, null]) {
    await publish(db, { event } as unknown as Parameters<typeof publish>[1]);
  }
  await publish(db, { event: crud });
  expect(await connection.next()).toEqual(crud);
});

test('a connection ends with its session, at the next beat, and only that one', async () => {
  const { hub, origin } = await startCopy({
    aliveSessions: (sessions) => findAliveSessions(db, sessions, time.now),
  });
  const other = await join(origin, await signIn(db, { handle: 'worf', now: time.now }));
  const stranger = await join(origin);
  const here = await join(origin, worf);
  await db.deleteFrom('sessions').where('token', '=', tokenOf(worf)).execute();
  await hub.beat();
  expect(await here.next()).toBeUndefined();
  await publish(db, { event: crud });
  expect(await other.next()).toEqual(crud);
  expect(await stranger.next()).toEqual(crud);
});

test('nobody is sent away because the database does not answer', async () => {
  const errors: unknown[] = [];
  const { hub, origin } = await startCopy({
    aliveSessions: () => Promise.reject(new Error('gone')),
    onError: (error) => errors.push(error),
  });
  const connection = await join(origin, worf);
  await hub.beat();
  expect(errors).toHaveLength(1);
  hub.deliver({ event: crud });
  expect(await connection.next()).toEqual(crud);
});

describe('bounds', () => {
  test('the oldest connection of a person goes for one too many', async () => {
    const { hub, origin } = await startCopy({ maxPerPerson: 2 });
    const oldest = await join(origin, worf);
    const stays = [await join(origin, worf), await join(origin, coco), await join(origin, worf)];
    expect(await oldest.next()).toBeUndefined();
    expect(hub.size).toBe(3);
    expect(hub.counts.replaced).toBe(1);
    hub.deliver({ event: crud });
    for (const connection of stays) expect(await connection.next()).toEqual(crud);
  });

  test('those who are not signed in are counted by their address', async () => {
    const { hub, origin } = await startCopy({ maxPerAddress: 1 });
    const oldest = await join(origin);
    await join(origin);
    expect(await oldest.next()).toBeUndefined();
    expect(hub.size).toBe(1);
  });

  test('no more than so many in all', async () => {
    const { hub, origin } = await startCopy({ maxClients: 1 });
    const connection = await join(origin, worf);
    const refused = await fetch(`${origin}/api/live`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(refused.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await refused.json()).toMatchObject({ code: 'unavailable' });
    expect(hub.counts.refused).toBe(1);
    connection.close();
    await expect.poll(() => hub.size).toBe(0);
    await join(origin, coco);
  });

  test('who does not read is cut, and the others hear everything', async () => {
    const { hub, origin } = await startCopy();
    const reader = await join(origin, worf);
    const slow = connect(Number(new URL(origin).port), '127.0.0.1');
    ends.push(() => slow.destroy());
    slow.write('GET /api/live HTTP/1.1\r\nHost: localhost\r\n\r\n');
    slow.pause();
    await expect.poll(() => hub.size).toBe(2);
    let sent = 0;
    for (; hub.counts.cut === 0 && sent < 300_000; sent += 100) {
      for (let index = 0; index < 100; index += 1) hub.deliver({ event: crud });
      for (let index = 0; index < 100; index += 1) await reader.next();
    }
    expect(hub.counts.cut).toBe(1);
    await expect.poll(() => hub.size).toBe(1);
    hub.deliver({ event: { kind: 'notification' } });
    expect(await reader.next()).toEqual({ kind: 'notification' });
  });
});

test('the server ends without waiting for those who listen', async () => {
  const { hub, origin, server } = await startCopy();
  const connection = await join(origin, worf);
  hub.close();
  const drained = drain([server], 60_000);
  expect(await connection.next()).toBeUndefined();
  await drained;
  expect(hub.size).toBe(0);
});

test('who asks at the end is told to come again', async () => {
  const { hub, origin } = await startCopy();
  hub.close();
  expect((await fetch(`${origin}/api/live`)).status).toBe(503);
});

test('other methods', async () => {
  const { origin } = await startCopy();
  const head = await fetch(`${origin}/api/live`, { method: 'HEAD' });
  expect(head.headers.get('content-type')).toMatch(/^text\/event-stream/);
  await tick();
  expect((await fetch(`${origin}/api/live`, { method: 'POST' })).status).toBe(405);
});

/** The token that a cookie carries, before its signature. */
function tokenOf({ cookie }: SignedIn): string {
  const value = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1));
  return value.slice(0, value.lastIndexOf('.'));
}
