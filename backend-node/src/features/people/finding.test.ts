import { PersonSummaries } from '@cruddur/contract/api/people.ts';
import request from 'supertest';
import { beforeEach, describe, expect, test } from 'vitest';
import { insertCruds } from '../../../test/activities.ts';
import { startTestApp } from '../../../test/app.ts';
import { clearPeople } from '../../../test/clear.ts';
import { type SignedIn, signIn } from '../../../test/sign-in.ts';

const { app, db, time } = await startTestApp();

beforeEach(async () => {
  await clearPeople(db);
});

const person = (handle: string, display_name = handle) =>
  signIn(db, { handle, display_name, now: time.now });

async function follow(one: SignedIn, ...others: SignedIn[]) {
  for (const other of others) {
    const pair = { follower_uuid: one.uuid, followee_uuid: other.uuid };
    await db.insertInto('follows').values(pair).execute();
  }
}

async function handles(path: string, who?: SignedIn): Promise<string[]> {
  const asked = request(app).get(path);
  if (who) asked.set('Cookie', who.cookie);
  const { body } = await asked.expect(200);
  return PersonSummaries.parse(body).map((one) => one.handle);
}

describe('search', () => {
  const search = (term: string, who?: SignedIn) =>
    handles(`/api/users/search?term=${encodeURIComponent(term)}`, who);

  test('finds by the beginning of a handle, and of a word of the name', async () => {
    await person('andrewbrown', 'Andrew Brown');
    await person('bayko', 'Andrew Bayko');
    await person('londo', "Londo Mollari-O'Brien");
    expect(await search('andr')).toEqual(['andrewbrown', 'bayko']);
    expect(await search('@BAY')).toEqual(['bayko']);
    expect(await search(' brown andrew')).toEqual(['andrewbrown']);
    expect(await search('andrew bro')).toEqual(['andrewbrown']);
    expect(await search('brie')).toEqual(['londo']);
    expect(await search('MOL')).toEqual(['londo']);
    expect(await search('ndrew')).toEqual([]);
  });

  test('puts the very handle first, then handles, then names, the most followed first', async () => {
    const an = await person('an');
    const ana = await person('ana');
    const anb = await person('anb');
    const zed = await person('zed', 'An Other');
    await follow(an, zed, anb);
    await follow(ana, zed);
    expect(await search('An')).toEqual(['an', 'anb', 'ana', 'zed']);
  });

  test('takes the signs of patterns and queries for themselves', async () => {
    await person('a_b', 'One');
    await person('axb', 'Two');
    expect(await search('a_')).toEqual(['a_b']);
    for (const term of ['%', '_%', '\\', "a' | b", ':*', '&', '!', '(', '日本', '🖖', 'a:*']) {
      await search(term);
    }
    expect(await search('%')).toEqual([]);
    expect(await search('\\')).toEqual([]);
  });

  test('says whom I follow', async () => {
    const worf = await person('worf');
    const coco = await person('coco');
    await follow(worf, coco);
    const { body } = await request(app)
      .get('/api/users/search?term=coco&limit=1')
      .set('Cookie', worf.cookie);
    expect(body).toMatchObject([{ handle: 'coco', following: true }]);
  });

  test.each(['', '?term=', '?term=%20', '?term=a&term=b'])('refuses %j', async (query) => {
    const { body } = await request(app).get(`/api/users/search${query}`).expect(422);
    expect(body).toMatchObject({ code: 'search_term_blank', field: 'term' });
  });

  test('refuses what cannot be a term', async () => {
    await request(app)
      .get(`/api/users/search?term=${'a'.repeat(201)}`)
      .expect(422);
    await request(app).get('/api/users/search?term=%00').expect(400);
    await request(app).get('/api/users/search?term=a&limit=51').expect(422);
  });
});

describe('suggestions', () => {
  test('are those whom the people I follow follow, then the most followed, then who wrote last', async () => {
    const me = await person('me');
    const friend = await person('friend');
    const other = await person('other');
    const near = await person('near');
    const nearer = await person('nearer');
    const famous = await person('famous');
    const quiet = await person('quiet');
    const busy = await person('busy');
    await follow(me, friend, other);
    await follow(friend, near, nearer, me);
    await follow(other, nearer);
    for (const one of [quiet, busy, near, nearer]) await follow(one, famous);
    await insertCruds(db, busy.uuid, [new Date(time.now.getTime() - 1000)]);
    expect(await handles('/api/suggested_users', me)).toEqual([
      'nearer',
      'near',
      'famous',
      'busy',
      'quiet',
    ]);
    expect(await handles('/api/suggested_users?limit=2', me)).toEqual(['nearer', 'near']);
  });

  test('are the most followed for whoever is not signed in', async () => {
    const [one, two, three] = [await person('one'), await person('two'), await person('three')];
    await follow(one, three, two);
    await follow(two, three);
    expect(await handles('/api/suggested_users')).toEqual(['three', 'two', 'one']);
  });

  test('refuse a limit that is none', async () => {
    await request(app).get('/api/suggested_users?limit=x').expect(422);
  });
});
