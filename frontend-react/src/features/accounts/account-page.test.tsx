import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answers, press, sent, showPage, startAccountsApi, worf } from './testing.tsx';

const now = new Date().toISOString();
const session = (device: string, current = false) => ({
  uuid: crypto.randomUUID(),
  device,
  created_at: now,
  last_seen_at: now,
  current,
});

let answers: Answers;
let api: Awaited<ReturnType<typeof startAccountsApi>>;
let sessions: ReturnType<typeof session>[];

beforeEach(async () => {
  sessions = [session('Safari on iPhone'), session('Firefox on Linux', true)];
  answers = {
    'GET /api/account': ({ reply }) =>
      reply(200, { email: 'worf@example.com', handle: 'worf', created_at: now }),
    'GET /api/account/sessions': ({ reply }) => reply(200, sessions),
  };
  api = await startAccountsApi(answers);
});

afterEach(() => {
  cleanup();
  api.stop();
  sessionStorage.clear();
});

const devices = () =>
  within(screen.getByRole('list', { name: 'Devices' }))
    .getAllByRole('listitem')
    .map((row) => row.querySelector('p')?.textContent);

const typeIn = (form: string, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) {
    const field = document.querySelector(`form[name="${form}"] [name="${name}"]`);
    if (field) fireEvent.change(field, { target: { value } });
  }
};

describe('the account', () => {
  it('is for whoever is signed in; others sign in first and come back', async () => {
    const { place } = showPage('/account');
    await screen.findByRole('heading', { name: 'Welcome back' });
    expect(place()).toMatchObject({
      pathname: '/signin',
      search: '?next=%2Faccount',
    });
  });

  it('has its forms in their places before the address is known', async () => {
    answers['GET /api/account'] = () => {};
    showPage('/account', worf);
    expect(await screen.findByLabelText('New e-mail')).toBeTruthy();
    expect(screen.queryByText('worf@example.com')).toBeNull();
  });

  it('lists this device first, and signs another one out', async () => {
    showPage('/account', worf);
    await screen.findByText('Firefox on Linux');
    expect(devices()).toEqual(['Firefox on Linux', 'Safari on iPhone']);
    const [other] = sessions;
    answers[`DELETE /api/account/sessions/${other?.uuid}`] = ({ reply }) => {
      sessions = sessions.slice(1);
      reply(204, undefined);
    };
    press('Sign out Safari on iPhone');
    await waitFor(() => expect(devices()).toEqual(['Firefox on Linux']));
    // The button is gone; the keyboard goes on from the list.
    expect(document.activeElement).toBe(screen.getByRole('list', { name: 'Devices' }));
    expect(screen.queryByRole('button', { name: 'Sign out everywhere else' })).toBeNull();
  });

  it('changes the address with the code that the new one got', async () => {
    const email = 'worf@klingon.example';
    answers['POST /api/account/email'] = ({ reply }) => reply(202, undefined);
    answers['PUT /api/account/email'] = ({ reply }) =>
      reply(200, { email, handle: 'worf', created_at: now });
    showPage('/account', worf);
    await screen.findByText('worf@example.com');
    typeIn('change-email', { email, password: 'qapla-qapla' });
    press('Change the e-mail');
    await screen.findByLabelText('Code from the mail');
    typeIn('confirm-email', { code: '123456' });
    press('Confirm the new e-mail');
    expect((await sent(api.asked, 'PUT /api/account/email')).body).toEqual({
      email,
      code: '123456',
    });
    expect(await screen.findByText(email)).toBeTruthy();
    expect(screen.queryByText('worf@example.com')).toBeNull();
  });

  it('says on its field that the password was another one', async () => {
    const message = 'This is not your password.';
    answers['PUT /api/account/password'] = ({ reply }) =>
      reply(422, { code: 'wrong_password', message, field: 'password' });
    showPage('/account', worf);
    await screen.findByText('worf@example.com');
    typeIn('change-password', {
      password: 'forgotten',
      new_password: 'qapla-qapla',
      repeated: 'qapla-qapla',
    });
    press('Change the password');
    expect(await screen.findByText(message)).toBeTruthy();
    expect(document.activeElement?.getAttribute('name')).toBe('password');
  });

  it('is deleted with the password, and nothing of it stays on the page', async () => {
    answers['DELETE /api/account'] = ({ reply }) => reply(204, undefined);
    const { client, place } = showPage('/account', worf);
    await screen.findByText('worf@example.com');
    press('Delete my account…');
    await screen.findByRole('dialog');
    typeIn('delete-account', { password: 'qapla-qapla' });
    press('Delete it for good');
    expect((await sent(api.asked, 'DELETE /api/account')).body).toEqual({
      password: 'qapla-qapla',
    });
    expect(await screen.findByText('elsewhere')).toBeTruthy();
    expect(place().pathname).toBe('/');
    await waitFor(() => expect(client.getQueryData(['me'])).toBeNull());
    expect(client.getQueryData(['account'])).toBeUndefined();
  });
});
