import { BIO_MAX_CHARACTERS, DISPLAY_NAME_MAX_CHARACTERS } from '@cruddur/contract/api/people.ts';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { signIn } from '../../../test/sign-in.ts';

const { app, db, time } = await startTestApp();
const worf = await signIn(db, { handle: 'worf', now: time.now });
const family = '👨‍👩‍👧‍👦';

const update = (body: unknown, cookie = worf.cookie) =>
  request(app)
    .post('/api/profile/update')
    .set('Cookie', cookie)
    .type('json')
    .send(JSON.stringify(body));

test('what is given changes, and what is left out stays', async () => {
  const { body } = await update({ display_name: ' Worf, son of Mogh ', bio: 'Q’apla!' }).expect(
    200,
  );
  expect(body).toMatchObject({ display_name: 'Worf, son of Mogh', bio: 'Q’apla!', is_me: true });
  const renamed = await update({ display_name: 'Worf' }).expect(200);
  expect(renamed.body).toMatchObject({ display_name: 'Worf', bio: 'Q’apla!' });
  const emptied = await update({ bio: '' }).expect(200);
  expect(emptied.body).toMatchObject({ display_name: 'Worf', bio: '' });
  expect((await update({}).expect(200)).body).toMatchObject({ display_name: 'Worf' });
});

test('characters are counted as people count them', async () => {
  const display_name = family.repeat(DISPLAY_NAME_MAX_CHARACTERS);
  const bio = family.repeat(BIO_MAX_CHARACTERS);
  const { body } = await update({ display_name, bio }).expect(200);
  expect(body).toMatchObject({ display_name, bio });
});

describe('refusals', () => {
  test.each([
    ['a blank name', { display_name: ' \n ' }, 'display_name_blank'],
    ['a number for a name', { display_name: 7 }, 'display_name_blank'],
    ['null for a name', { display_name: null }, 'display_name_blank'],
    ['51 letters', { display_name: 'a'.repeat(51) }, 'display_name_too_long'],
    ['51 emoji', { display_name: family.repeat(51) }, 'display_name_too_long'],
    ['161 letters of bio', { bio: 'a'.repeat(161) }, 'bio_exceed_max_chars'],
    ['a list for a bio', { bio: [] }, 'invalid_field'],
  ])('%s', async (_what, body, code) => {
    const response = await update(body).expect(422);
    expect(response.body).toMatchObject({ code, field: Object.keys(body)[0] });
  });

  test('a character that cannot be kept', async () => {
    expect((await update({ bio: '\0' }).expect(400)).body.code).toBe('bad_request');
  });

  test('nobody signed in', async () => {
    expect((await update({ bio: 'x' }, '').expect(401)).body.code).toBe('not_signed_in');
  });
});
