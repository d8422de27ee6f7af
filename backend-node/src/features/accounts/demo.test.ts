import request from 'supertest';
import { expect, test } from 'vitest';
import { cookieOf, send } from '../../../test/accounts.ts';
import { BACKEND_URL, FRONTEND_URL, startTestApp } from '../../../test/app.ts';
import { createTestDatabase } from '../../../test/database.ts';
import { prepareDatabase } from '../../db/prepare.ts';

const databaseUrl = await createTestDatabase({ migrated: false });
await prepareDatabase({ url: databaseUrl, demoData: true, now: new Date() });
const { app, db } = await startTestApp({ databaseUrl });

test('people of the demo are offered, and one is signed in as whoever one chooses', async () => {
  const { body } = await request(app).get('/api/auth/demo').expect(200);
  const handles = body.map((person: { handle: string }) => person.handle);
  expect(handles).toContain('worf');
  const answer = await send(app, 'post', '/api/auth/demo')({ handle: 'Worf' }).expect(200);
  const me = await request(app).get('/api/me').set('Cookie', cookieOf(answer));
  expect(me.body).toEqual(answer.body);
  expect(me.body.handle).toBe('worf');
});

test('nobody else is signed in that way', async () => {
  await send(app, 'post', '/api/auth/demo')({ handle: 'nobody' }).expect(404);
  await send(app, 'post', '/api/auth/demo')({ handle: 'a b' }).expect(422);
});

test('nobody at all where there is no demo', async () => {
  const config = {
    production: true,
    frontendUrl: FRONTEND_URL,
    backendUrl: BACKEND_URL,
    trustedProxies: 0,
    demoData: false,
  };
  const production = await startTestApp({ db, databaseUrl, config });
  expect((await request(production.app).get('/api/auth/demo').expect(200)).body).toEqual([]);
  const answer = await send(production.app, 'post', '/api/auth/demo')({ handle: 'worf' });
  expect(answer.status).toBe(404);
});
