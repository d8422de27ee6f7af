import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Status } from '../../api.ts';
import { until } from '../../testing/harness.ts';
import { type MailHarness, speak, startMailHarness } from './testing.ts';

let mail: MailHarness;
beforeAll(async () => {
  mail = await startMailHarness();
});
afterAll(() => mail.close());

const smtp = () => mail.smtpUrl ?? '';
const status = async () => (await (await fetch(`${mail.url}/api/status`)).json()) as Status;

describe('a mail', () => {
  it('comes with text, HTML, attachments and every header', async () => {
    await mail.send({
      from: 'Cruddur <cruddur@example.com>',
      to: 'Andrew <parts@example.com>',
      subject: 'Your code',
      text: 'Your code is 482913.\nIt is good for ten minutes.',
      html: '<p>Your code is <b>482913</b>.</p><img src="cid:logo">',
      headers: { 'X-Cruddur': 'yes' },
      attachments: [
        { filename: 'logo.png', content: Buffer.from('png'), cid: 'logo' },
        { filename: 'terms.txt', content: 'Be kind.' },
      ],
    });
    const [received] = await mail.list('to=parts@example.com');
    expect(received).toEqual({
      id: expect.stringMatching(/^\d+$/),
      from: '"Cruddur" <cruddur@example.com>',
      to: ['parts@example.com'],
      subject: 'Your code',
      received_ms: expect.any(Number),
      code: '482913',
      preview: 'Your code is 482913. It is good for ten minutes.',
      text: 'Your code is 482913.\nIt is good for ten minutes.',
      html: '<p>Your code is <b>482913</b>.</p><img src="data:image/png;base64,cG5n">',
      headers: expect.arrayContaining([['X-Cruddur', 'yes']]),
      attachments: [
        { name: 'logo.png', type: 'image/png', bytes: 3 },
        { name: 'terms.txt', type: 'text/plain', bytes: 8 },
      ],
    });
  });

  it('has its HTML as text where it brings no text', async () => {
    await mail.send({ to: 'html@example.com', html: '<h1>Hello</h1><p>Code: <b>135790</b></p>' });
    const [received] = await mail.list('to=html@example.com');
    expect(received?.text).toContain('Code: 135790');
    expect(received?.code).toBe('135790');
  });

  it('may be in any script, from the subject to the address', async () => {
    const subject = 'Willkommen, Ærøskøbing – 你好 👋 – '.repeat(5).trim();
    await mail.send({ to: 'jürgen@example.com', subject, text: 'Grüße 🎉' });
    const [received] = await mail.list(`to=${encodeURIComponent('JÜRGEN@example.com')}`);
    expect(received).toMatchObject({ subject, text: 'Grüße 🎉', to: ['jürgen@example.com'] });
  });

  it('is one for several recipients, those of Bcc included', async () => {
    await mail.send({ to: ['a@several.com', 'b@several.com'], bcc: 'c@several.com', text: 'Hi' });
    const to = ['a@several.com', 'b@several.com', 'c@several.com'];
    for (const each of to) expect(await mail.list(`to=${each}`)).toMatchObject([{ to }]);
    expect(await mail.list('to=several.com')).toEqual([]);
  });
});

describe('what is not taken', () => {
  it('is a mail above the size that is announced, before and after it was sent', async () => {
    const before = await status();
    const [, greeting] = await speak(smtp(), ['EHLO me', 'QUIT']);
    expect(greeting).toContain('SIZE 1048576');
    const announced = await speak(smtp(), ['EHLO me', 'MAIL FROM:<a@b.com> SIZE=1048577', 'QUIT']);
    expect(announced[2]).toMatch(/^552 /);
    const big = { to: 'big@example.com', text: 'x'.repeat(1_100_000) };
    await expect(mail.send(big)).rejects.toMatchObject({ responseCode: 552 });
    const line = `${'x'.repeat(998)}\r\n`.repeat(1100);
    const said = await speak(smtp(), [
      'EHLO me',
      'MAIL FROM:<a@example.com>',
      'RCPT TO:<big@example.com>',
      'DATA',
      `Subject: big\r\n\r\n${line}.`,
      'QUIT',
    ]);
    expect(said[5]).toMatch(/^552 /);
    expect(await mail.list('to=big@example.com')).toEqual([]);
    expect(dropped(await status())).toBe(dropped(before) + 2);
  });

  it('are more than fifty recipients, which does not harm the fifty', async () => {
    const to = Array.from({ length: 51 }, (_, i) => `r${i}@many.com`);
    const { accepted, rejected } = await mail.send({ to, text: 'To many' });
    expect([accepted.length, rejected]).toEqual([50, ['r50@many.com']]);
    expect((await mail.list('to=r0@many.com'))[0]?.to).toHaveLength(50);
  });

  it('are more than ten senders at once', async () => {
    const { hostname, port } = new URL(smtp());
    const greetings: string[] = [];
    const sockets = Array.from({ length: 11 }, () =>
      createConnection(Number(port), hostname).on('data', (chunk) =>
        greetings.push(String(chunk).slice(0, 3)),
      ),
    );
    try {
      await until(() => greetings.length === 11);
      expect(greetings.toSorted()).toEqual([...Array.from({ length: 10 }, () => '220'), '421']);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
    await until(async () => (await speak(smtp(), ['QUIT']))[0]?.startsWith('220'));
  });

  it('is a message with parts without end', async () => {
    const part = '--x\r\nContent-Type: text/plain\r\n\r\nhi\r\n';
    const said = await speak(smtp(), [
      'HELO me',
      'MAIL FROM:<a@example.com>',
      'RCPT TO:<parts-without-end@example.com>',
      'DATA',
      `Content-Type: multipart/mixed; boundary=x\r\n\r\n${part.repeat(300)}--x--\r\n.`,
      'QUIT',
    ]);
    expect(said[5]).toMatch(/^554 The message cannot be read/);
    expect(await mail.list('to=parts-without-end@example.com')).toEqual([]);
  });
});

it('answers wrong commands, and takes a message that follows no rule for text', async () => {
  const said = await speak(smtp(), [
    'EHLO me',
    'NONSENSE',
    'RCPT TO:<rules@example.com>',
    'MAIL FROM:not an address',
    'MAIL FROM:<>',
    'RCPT TO:<rules@example.com>',
    'DATA',
    '\u0000\u0001 no header, no rule\r\n: : :\r\nContent-Type: multipart/mixed; boundary\r\n.',
    'QUIT',
  ]);
  expect(said.map((answer) => answer.slice(0, 3))).toEqual([
    '220',
    '250',
    '500',
    '503',
    '501',
    '250',
    '250',
    '354',
    '250',
    '221',
  ]);
  expect(await mail.list('to=rules@example.com')).toHaveLength(1);
});

it('offers no login and no encryption that it does not have', async () => {
  const [, offered] = await speak(smtp(), ['EHLO me', 'QUIT']);
  expect(offered).not.toMatch(/AUTH|STARTTLS/);
});

const dropped = ({ mail: { dropped: rows } }: Status) =>
  rows.find(({ reason }) => reason === 'mail_too_large')?.mails ?? 0;
