import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { listenOnFreePort } from '../../test/ports.ts';
import { startSmtp } from '../../test/smtp.ts';
import { type Letter, layOut } from './layout.ts';
import { letters } from './letters.ts';
import { createMailer, type Mailer } from './mailer.ts';

const smtp = await startSmtp();
const letter = letters.confirm('123456', 10);
const open: Mailer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((mailer) => mailer.close(0)));
});

function mailerTo(url: string, retryMs: number[] = []) {
  const failed: { letter: Letter; error: unknown }[] = [];
  const mailer = createMailer({
    url,
    from: 'Cruddur <cruddur@localhost>',
    retryMs,
    onFailed: (letter, error) => failed.push({ letter, error }),
  });
  open.push(mailer);
  return { mailer, failed };
}

test('a mail arrives as text and as HTML, with its code', async () => {
  const { mailer, failed } = mailerTo(smtp.url);
  mailer.send('worf@example.com', letter);
  const mail = await smtp.mail('worf@example.com');
  expect(mail).toMatchObject({ subject: '123456 is your code for Cruddur', code: '123456' });
  expect(mail.html).toContain('<p class="code">123456</p>');
  expect(failed).toEqual([]);
});

test('sending returns before the server was even asked', async () => {
  const { mailer } = mailerTo(smtp.url);
  mailer.send('odo@example.com', letter);
  expect(smtp.received.some((mail) => mail.to === 'odo@example.com')).toBe(false);
  await mailer.idle();
  expect(smtp.received.some((mail) => mail.to === 'odo@example.com')).toBe(true);
});

describe('a server', () => {
  test('that is gone for a moment is asked again', async () => {
    let refusals = 2;
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo({ address }, _session, done) {
        refusals -= 1;
        if (refusals >= 0) {
          done(Object.assign(new Error('Come again later'), { responseCode: 451 }));
          return;
        }
        received.push(address);
        done();
      },
      onData(stream, _session, done) {
        stream.resume().on('end', () => done());
      },
    });
    const port = await listenOnFreePort(server.server);
    const { mailer, failed } = mailerTo(`smtp://127.0.0.1:${port}`, [1, 1, 1]);
    mailer.send('kira@example.com', letter);
    await mailer.idle();
    expect(received).toEqual(['kira@example.com']);
    expect(failed).toEqual([]);
    await mailer.close(0);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  test('that refuses for good is not asked again, and the mail is told as failed', async () => {
    let asked = 0;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo(_address, _session, done) {
        asked += 1;
        done(Object.assign(new Error('No such person'), { responseCode: 550 }));
      },
    });
    const port = await listenOnFreePort(server.server);
    const { mailer, failed } = mailerTo(`smtp://127.0.0.1:${port}`, [1, 1]);
    mailer.send('nobody@example.com', letter);
    await mailer.idle();
    expect(asked).toBe(1);
    expect(failed.map((one) => one.letter.kind)).toEqual(['confirm']);
    await mailer.close(0);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  test('that is not there costs its tries, and the mail is told as failed', async () => {
    const taken = createServer();
    const port = await listenOnFreePort(taken);
    await new Promise((resolve) => taken.close(resolve));
    const { mailer, failed } = mailerTo(`smtp://127.0.0.1:${port}`, [1]);
    mailer.send('worf@example.com', letter);
    await mailer.idle();
    expect(failed).toHaveLength(1);
  });
});

test('what waits when it ends is told as failed, and so is what comes too late', async () => {
  const { mailer, failed } = mailerTo('smtp://127.0.0.1:1', [60_000]);
  mailer.send('worf@example.com', letter);
  await mailer.close(20);
  expect(failed).toHaveLength(1);
  mailer.send('worf@example.com', letter);
  expect(failed).toHaveLength(2);
});

test('a flood is bounded, and what has no room is told', async () => {
  const { mailer, failed } = mailerTo('smtp://127.0.0.1:1', [60_000]);
  for (let count = 0; count < 1_005; count += 1) mailer.send('worf@example.com', letter);
  expect(failed).toHaveLength(5);
});

describe('a letter', () => {
  test('says in HTML what it says in text, with nothing of it read as HTML', () => {
    const { text, html } = layOut({
      kind: 'test',
      subject: '<script>alert(1)</script>',
      before: [`"Tom" & 'Jerry' <b>`],
      code: '<i>',
    });
    expect(text).toContain(`"Tom" & 'Jerry' <b>`);
    expect(html).not.toMatch(/<script|<b>|<i>/);
    expect(html).toContain('&#34;Tom&#34; &#38; &#39;Jerry&#39; &#60;b&#62;');
  });

  test('of every kind has a subject, both forms, and a code only where it gives one', () => {
    const all = [
      letters.confirm('123456', 10),
      letters.reset('123456', 10),
      letters.changeEmail('123456', 10),
      letters.alreadyKnown('http://localhost:3000/signin'),
      letters.passwordChanged('http://localhost:3000/forgot'),
      letters.emailChanged(),
    ];
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(all.length);
    for (const { kind, subject, text, html } of all) {
      expect(subject.length).toBeLessThan(60);
      expect(html).toContain('prefers-color-scheme: dark');
      const gives = ['confirm', 'reset', 'change_email'].includes(kind);
      expect(/\b\d{6}\b/.test(text)).toBe(gives);
    }
  });
});
