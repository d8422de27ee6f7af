import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Answers,
  press,
  sent,
  showPage,
  startAccountsApi,
  TRACE,
  type,
  worf,
} from './testing.tsx';

const right = { 'E-mail': 'worf@example.com', Password: 'qapla-qapla' };

let answers: Answers;
let api: Awaited<ReturnType<typeof startAccountsApi>>;

beforeEach(async () => {
  answers = {};
  api = await startAccountsApi(answers);
});

afterEach(() => {
  cleanup();
  api.stop();
  sessionStorage.clear();
});

describe('signing in', () => {
  it('goes back to where one came from', async () => {
    answers['POST /api/auth/sign-in'] = ({ reply }) => reply(200, worf);
    const { client, place } = showPage('/signin?next=%2Fmessages%2F%40garek');
    type(right);
    press('Sign in');
    expect(await screen.findByText('elsewhere')).toBeTruthy();
    expect(place().pathname).toBe('/messages/@garek');
    expect(client.getQueryData(['me'])).toEqual(worf);
  });

  it('never leaves the origin', async () => {
    const { place } = showPage('/signin?next=%2F%2Felsewhere.example', worf);
    await screen.findByText('elsewhere');
    expect(place().pathname).toBe('/');
  });

  it('says why not, with the reference, and keeps what was typed', async () => {
    const message = 'This address and this password do not belong together.';
    answers['POST /api/auth/sign-in'] = ({ reply }) =>
      reply(401, { code: 'wrong_credentials', message, trace_id: TRACE });
    showPage('/signin');
    type(right);
    press('Sign in');
    expect(await screen.findByText(message)).toBeTruthy();
    expect(screen.getByTitle(TRACE)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('worf@example.com');
  });

  it('sends who is not confirmed to the code, with the address', async () => {
    answers['POST /api/auth/sign-in'] = ({ reply }) =>
      reply(403, { code: 'email_unconfirmed', message: 'Confirm first.' });
    answers['POST /api/auth/confirm'] = ({ reply }) => reply(200, worf);
    const { place } = showPage('/signin?next=%2Faccount');
    type(right);
    press('Sign in');
    expect(await screen.findByText('worf@example.com')).toBeTruthy();
    type({ 'Code from the mail': 'Your code: 123 456' });
    press('Confirm');
    const { body } = await sent(api.asked, 'POST /api/auth/confirm');
    expect(body).toEqual({ email: 'worf@example.com', code: '123456' });
    await waitFor(() => expect(place().pathname).toBe('/account'));
  });

  it('offers the demo people where there are some', async () => {
    answers['GET /api/auth/demo'] = ({ reply }) => reply(200, [worf]);
    answers['POST /api/auth/demo'] = ({ reply }) => reply(200, worf);
    showPage('/signin');
    (await screen.findByRole('button', { name: /@worf/ })).click();
    const { body } = await sent(api.asked, 'POST /api/auth/demo');
    expect(body).toEqual({ handle: 'worf' });
    expect(await screen.findByText('elsewhere')).toBeTruthy();
  });
});

describe('a forgotten password', () => {
  it('is changed with the code, and then signed in with', async () => {
    answers['POST /api/auth/forgot'] = ({ reply }) => reply(202, undefined);
    answers['POST /api/auth/reset'] = ({ reply }) => reply(204, undefined);
    const { place } = showPage('/forgot');
    type({ 'E-mail': 'worf@example.com' });
    press('Send the code');
    await screen.findByLabelText('New password');
    type({ 'Code from the mail': '123456', 'New password': 'a new one, long' });
    type({ 'New password again': 'another one' });
    press('Change the password');
    expect(screen.getByText('The two passwords differ.')).toBeTruthy();
    type({ 'New password again': 'a new one, long' });
    press('Change the password');
    const { body } = await sent(api.asked, 'POST /api/auth/reset');
    expect(body).toEqual({
      email: 'worf@example.com',
      code: '123456',
      password: 'a new one, long',
    });
    expect(await screen.findByText(/Your password is changed/)).toBeTruthy();
    expect(place().pathname).toBe('/signin');
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('worf@example.com');
  });

  it('can be asked for again, but not at once', async () => {
    showPage({ pathname: '/confirm', state: { email: 'worf@example.com' } });
    expect(screen.getByText(/another one in (30|29) seconds/)).toBeTruthy();
    press('Send a new code');
    expect(api.asked.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});
