import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError, LiveEvents, Mail, MailSummary, Status } from '../api.ts';
import { type MailHarness, startMailHarness } from '../receive/smtp/testing.ts';
import { until } from '../testing/harness.ts';

let mail: MailHarness;
beforeAll(async () => {
  mail = await startMailHarness();
});
afterAll(() => mail.close());

const get = (path: string) => fetch(`${mail.url}/api/mail${path}`);

describe('the list', () => {
  it('is newest first, in pages, and short where that is enough', async () => {
    for (const n of [1, 2, 3]) {
      await mail.send({ to: 'list@example.com', subject: `Mail ${n}`, html: '<b>Hi</b>' });
    }
    const [third, second] = await mail.list('to=list@example.com&limit=2');
    expect([third?.subject, second?.subject]).toEqual(['Mail 3', 'Mail 2']);
    const older = await mail.list(`to=list@example.com&before=${second?.id}`);
    expect(older.map(({ subject }) => subject)).toEqual(['Mail 1']);
    const [summary] = (await mail.list('to=list@example.com&summary=1')) as MailSummary[];
    const { text, html, headers, attachments, ...rest } = third as Mail;
    expect([summary, html]).toEqual([rest, '<b>Hi</b>']);
  });

  it('is searched in sender, recipients, subject and text, in any case', async () => {
    const to = 'searched@example.com';
    await mail.send({ to, subject: 'Über uns', text: 'A 100 % "quoted" \\ text' });
    for (const search of ['ÜBER UNS', 'Searched@', '100 % "QUOTED" \\', 'CRUDDUR@example']) {
      const found = await mail.list(`to=${to}&search=${encodeURIComponent(search)}`);
      expect(found, search).toHaveLength(1);
    }
    expect(await mail.list(`to=${to}&search=elsewhere`)).toEqual([]);
  });

  it.each(['limit=0', 'limit=1001', 'before=soon', 'before=-1', 'summary=perhaps'])(
    'refuses %s',
    async (query) => {
      const response = await get(`?${query}`);
      expect([response.status, ((await response.json()) as ApiError).code]).toEqual([
        400,
        'invalid_query',
      ]);
    },
  );
});

describe('one mail', () => {
  it('is found by its id, and its HTML by itself, which may do nothing', async () => {
    await mail.send({ to: 'one@example.com', html: '<script>steal()</script><p>Hi</p>' });
    const [listed] = await mail.list('to=one@example.com');
    expect(await (await get(`/${listed?.id}`)).json()).toEqual(listed);
    const page = await get(`/${listed?.id}/html`);
    expect(await page.text()).toBe(
      '<!doctype html><base target="_blank"><script>steal()</script><p>Hi</p>',
    );
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox(?!.*allow-(scripts|same-origin|forms|top))/);
    expect(policy).not.toMatch(/script-src|http/);
  });

  it.each(['/1', '/none', '/99999999999999999999', '/1/html'])('is not %s', async (path) => {
    const response = await get(path);
    expect([response.status, ((await response.json()) as ApiError).code]).toEqual([
      404,
      'mail_not_found',
    ]);
  });

  it('has no page without HTML', async () => {
    await mail.send({ to: 'plain@example.com', text: 'Hi' });
    const [{ id } = { id: '' }] = await mail.list('to=plain@example.com');
    expect((await get(`/${id}/html`)).status).toBe(404);
  });
});

describe('wait', () => {
  it('gives what is there, and the next one after it', async () => {
    await mail.send({ to: 'wait@example.com', subject: 'First' });
    const first = (await (await mail.wait('to=WAIT@example.com')).json()) as Mail;
    expect(first.subject).toBe('First');
    const waiting = mail.wait(`to=wait@example.com&after=${first.id}`);
    await mail.send({ to: 'somebody@else.com', subject: 'Not this one' });
    await mail.send({ to: 'wait@example.com', subject: 'Second' });
    expect(((await (await waiting).json()) as Mail).subject).toBe('Second');
  });

  it('says after the time that nothing came', async () => {
    const response = await mail.wait('to=nobody@example.com&timeout_ms=20');
    expect(response.status).toBe(504);
    expect(await response.json()).toEqual({
      code: 'no_mail',
      message: 'No mail to nobody@example.com has arrived after 20 ms.',
    });
  });

  it('lets go of those who leave', async () => {
    const { arrivals } = mail.observatory.mailbox;
    const leaving = new AbortController();
    const path = `${mail.url}/api/mail/wait?to=left@example.com&timeout_ms=60000`;
    const gone = fetch(path, { signal: leaving.signal }).catch(() => 'gone');
    await until(() => arrivals.size === 1);
    leaving.abort();
    expect(await gone).toBe('gone');
    await until(() => arrivals.size === 0);
  });
});

it('is refused to pages that come by another name', async () => {
  const { port } = new URL(mail.url);
  const status = await new Promise((resolve) => {
    const headers = { host: 'attacker.example' };
    const options = { port, host: '127.0.0.1', path: '/api/mail', headers };
    httpRequest(options, (answer) => resolve(answer.statusCode)).end();
  });
  expect(status).toBe(421);
});

it('is pushed to the screens, and cleared for all of them', async () => {
  const stop = new AbortController();
  const live = await fetch(`${mail.url}/api/live`, { signal: stop.signal });
  const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  const nextPush = async (): Promise<LiveEvents['mail']> => {
    for (;;) {
      const found = /event: mail\ndata: (.*)\n\n/.exec(seen);
      if (found?.[1]) {
        seen = seen.slice(found.index + found[0].length);
        return JSON.parse(found[1]);
      }
      seen += (await reader?.read())?.value ?? '';
    }
  };
  await mail.send({ to: 'live@example.com' });
  const [received] = await mail.list('to=live@example.com');
  while ((await nextPush()).newest !== received?.id);
  const before = (await (await fetch(`${mail.url}/api/status`)).json()) as Status;
  expect(before.mail).toMatchObject({ address: mail.smtpUrl, cap: 1000, dropped: [] });
  expect(before.mail.stored).toBe(before.mail.received);

  expect((await fetch(`${mail.url}/api/mail`, { method: 'DELETE' })).status).toBe(204);
  expect(await nextPush()).toEqual({ newest: null });
  expect(await mail.list()).toEqual([]);
  stop.abort();
});
