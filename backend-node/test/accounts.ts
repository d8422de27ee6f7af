import type { Express } from 'express';
import request from 'supertest';
import { afterAll, expect } from 'vitest';
import type { AppOptions } from '../src/app.ts';
import { createMailer } from '../src/mail/mailer.ts';
import { startTestApp } from './app.ts';
import { startSmtp } from './smtp.ts';

export const PASSWORD = 'correct horse battery';

/** The application with a real mail server. Call it once, at the top of a test file. */
export async function startAccountsApp(options: Partial<AppOptions> = {}) {
  const smtp = await startSmtp();
  const failed: unknown[] = [];
  const mailer = createMailer({
    url: smtp.url,
    from: 'Cruddur <cruddur@localhost>',
    retryMs: [],
    onFailed: (_letter, error) => failed.push(error),
  });
  afterAll(() => mailer.close(1_000));
  const started = await startTestApp({ mailer, ...options });
  return { ...started, smtp, mailer, failed };
}

/** Sends JSON, as the pages do. */
export function send(app: Express, method: 'post' | 'put' | 'delete', path: string, cookie = '') {
  return (body: object = {}) => request(app)[method](path).set('Cookie', cookie).send(body);
}

/** The session's cookie of an answer, for the `Cookie` header. */
export function cookieOf({ headers }: request.Response): string {
  const set: unknown = headers['set-cookie'];
  expect(set).toHaveLength(1);
  return String(Array.isArray(set) ? set[0] : set).split(';')[0] ?? '';
}

/** Somebody with a confirmed account, and the cookie of their first session. */
export async function member(
  { app, smtp }: { app: Express; smtp: { mail(to: string): Promise<{ code: string }> } },
  name: string,
) {
  const person = newcomer(name);
  const asked = await send(app, 'post', '/api/auth/sign-up')(person).expect(202);
  const { code } = await smtp.mail(person.email);
  const confirm = send(app, 'post', '/api/auth/confirm', cookieOf(asked));
  const confirmed = await confirm({ email: person.email, code }).expect(200);
  return { ...person, uuid: String(confirmed.body.uuid), cookie: cookieOf(confirmed) };
}

/** Who signs up: an address and a handle that nobody else has. */
export function newcomer(name: string) {
  return {
    display_name: name,
    email: `${name.toLowerCase()}@example.com`,
    handle: name.toLowerCase(),
    password: PASSWORD,
  };
}
