import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answers, field, press, sent, showPage, startAccountsApi, type } from './testing.tsx';

const right = {
  Name: 'Worf',
  'E-mail': 'worf@example.com',
  Username: 'worf',
  Password: 'qapla-qapla',
};

let answers: Answers;
let api: Awaited<ReturnType<typeof startAccountsApi>>;

beforeEach(async () => {
  answers = {};
  api = await startAccountsApi(answers);
});

afterEach(() => {
  cleanup();
  api.stop();
});

const problemOf = (label: string) => {
  const ids = field(label).getAttribute('aria-describedby') ?? '';
  return document.getElementById(ids.split(' ')[0] ?? '')?.textContent;
};

describe('signing up', () => {
  it('sends what was typed once, and goes on to the code with the address', async () => {
    answers['POST /api/auth/sign-up'] = () => {};
    const { place } = showPage('/signup?next=%2Fmessages');
    type({ ...right, 'E-mail': ' worf@example.com ' });
    press('Sign up');
    press('Signing up…');
    const { exchange, body } = await sent(api.asked, 'POST /api/auth/sign-up');
    expect(body).toEqual({
      display_name: 'Worf',
      email: 'worf@example.com',
      handle: 'worf',
      password: 'qapla-qapla',
    });
    exchange.reply(202, undefined);
    expect(await screen.findByText('worf@example.com')).toBeTruthy();
    expect(place()).toMatchObject({
      pathname: '/confirm',
      search: '?next=%2Fmessages',
    });
    await sent(api.asked, 'POST /api/auth/sign-up');
  });

  it('says on each field what is wrong, goes to the first, and asks nobody', () => {
    showPage('/signup');
    type({ ...right, 'E-mail': 'worf', Username: 'Wörf', Password: 'short' });
    press('Sign up');
    expect(document.activeElement).toBe(field('E-mail'));
    expect(problemOf('Name')).toBe('');
    expect(problemOf('E-mail')).toMatch(/not an e-mail address/);
    expect(problemOf('Username')).toMatch(/letters from a to z/);
    expect(problemOf('Password')).toMatch(/this has 5/);
    expect(field('Username').getAttribute('aria-invalid')).toBe('true');
    expect(api.asked.filter(({ method }) => method === 'POST')).toEqual([]);
    // It is right as soon as it is right, and not only after another try.
    type({ Password: 'long enough now' });
    expect(problemOf('Password')).toBe('');
  });

  it('judges a field when it is left, but not one that was only passed by', () => {
    showPage('/signup');
    fireEvent.blur(field('Name'));
    expect(problemOf('Name')).toBe('');
    type({ 'E-mail': 'worf@' });
    expect(problemOf('E-mail')).toBe('');
    fireEvent.blur(field('E-mail'));
    expect(problemOf('E-mail')).toMatch(/not an e-mail address/);
  });

  it('puts what the server refuses on its field', async () => {
    const message = 'Somebody has this username already.';
    answers['POST /api/auth/sign-up'] = ({ reply }) =>
      reply(409, { code: 'handle_taken', message });
    showPage('/signup');
    type(right);
    press('Sign up');
    await waitFor(() => expect(problemOf('Username')).toBe(message));
    expect(document.activeElement).toBe(field('Username'));
    expect(field('Password').value).toBe('qapla-qapla');
  });

  it('shows and hides the password', () => {
    showPage('/signup');
    press('Show password');
    expect(field('Password').type).toBe('text');
    press('Show password');
    expect(field('Password').type).toBe('password');
  });
});
