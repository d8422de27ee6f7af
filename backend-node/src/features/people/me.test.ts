import { Person } from '@cruddur/contract/api/people.ts';
import request from 'supertest';
import { expect, test } from 'vitest';
import { insertUser } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';

test('I am Andrew Brown, who is made once, also by the first requests of many copies', async () => {
  const { db } = await startTestApp();
  const copies = await Promise.all(Array.from({ length: 8 }, () => startTestApp({ db })));
  const answers = await Promise.all(
    copies.map(({ app }) => request(app).get('/api/me').expect(200)),
  );
  const people = answers.map((answer) => Person.parse(answer.body));
  expect(new Set(people.map((person) => person.uuid)).size).toBe(1);
  expect(people[0]).toMatchObject({ handle: 'andrewbrown', display_name: 'Andrew Brown' });
  expect(await db.selectFrom('users').select('uuid').execute()).toHaveLength(1);
});

test('whoever has the handle already is the one, however it is written', async () => {
  const { app, db } = await startTestApp();
  const uuid = await insertUser(db, 'AndrewBrown', 'The Andrew');
  const { body } = await request(app).get('/api/me').expect(200);
  expect(body).toEqual({ uuid, handle: 'AndrewBrown', display_name: 'The Andrew' });
});
