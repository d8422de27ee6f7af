import { once } from 'node:events';
import { createServer } from 'node:net';
import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import type { Mail, Status } from '../api.ts';
import { startMailHarness } from '../receive/smtp/testing.ts';
import { startChild } from '../testing/child.ts';
import { startHarness, temporaryFile } from '../testing/harness.ts';
import { Mailbox } from './mailbox.ts';
import { listMails } from './queries.ts';

const parsed = (subject: string, text = '') => ({
  from: 'a@example.com',
  to: ['b@example.com'],
  subject,
  text,
  headers: [],
  attachments: [],
});

async function subjects(harness: Awaited<ReturnType<typeof startHarness>>): Promise<string[]> {
  const all = { to: undefined, search: undefined, before: undefined, limit: 1000 };
  return (await listMails(harness.observatory.reader, all)).map(({ subject }) => subject);
}

it('keeps the newest, as many as fit, and counts what made room', async () => {
  const harness = await startHarness();
  const mailbox = new Mailbox(harness.observatory.writer, { mails: 3, bytes: 10_000 });
  await mailbox.load();
  for (const n of [1, 2, 3, 4, 5]) await mailbox.accept(parsed(`Mail ${n}`));
  expect(await subjects(harness)).toEqual(['Mail 5', 'Mail 4', 'Mail 3']);
  await mailbox.accept(parsed('Large', 'x'.repeat(9_900)));
  expect(await subjects(harness)).toEqual(['Large', 'Mail 5']);
  await mailbox.accept(parsed('Larger than all', 'x'.repeat(20_000)));
  expect(await subjects(harness)).toEqual(['Larger than all']);
  expect(mailbox.status()).toMatchObject({ stored: 1, received: 7 });
  expect(mailbox.status().dropped).toMatchObject([{ reason: 'mail_cap', mails: 6 }]);
  await harness.close();
});

it('numbers many that come at once in the order in which they come', async () => {
  const harness = await startHarness();
  const { mailbox } = harness.observatory;
  const names = Array.from({ length: 50 }, (_, n) => `Mail ${n}`);
  await Promise.all(names.map((name) => mailbox.accept(parsed(name))));
  expect(await subjects(harness)).toEqual(names.toReversed());
  await harness.close();
});

it('is there again after a restart, with its counts', async () => {
  const data = temporaryFile();
  const first = await startMailHarness({ data });
  await first.send({ to: 'kept@example.com', subject: 'Kept', text: 'Code 246810', html: '<p>' });
  first.observatory.mailbox.refused('mail_unreadable');
  const [before] = await first.list();
  await first.close();
  const second = await startMailHarness({ data });
  expect(await second.list()).toEqual([before]);
  expect(before?.code).toBe('246810');
  await second.send({ to: 'kept@example.com', subject: 'After' });
  expect((await second.list()).map(({ subject }) => subject)).toEqual(['After', 'Kept']);
  const status = (await (await fetch(`${second.url}/api/status`)).json()) as Status;
  expect(status.mail).toMatchObject({
    stored: 2,
    received: 1,
    dropped: [{ reason: 'mail_unreadable', mails: 1 }],
  });
  await second.close();
});

it('has every mail that it said yes to, also after kill -9', async () => {
  const env = { OBSERVATORY_DATA: temporaryFile() };
  const first = await startChild(env);
  const address = /takes mail at (\S+)/.exec(first.output())?.[1];
  const transport = createTransport({ url: address });
  await transport.sendMail({ from: 'a@example.com', to: 'b@example.com', subject: 'Kept' });
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await startChild(env);
  const list = (await (await fetch(`${second.url}/api/mail`)).json()) as Mail[];
  expect(list.map(({ subject }) => subject)).toEqual(['Kept']);
});

it('says which port is taken and which variable moves it', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const env = { OBSERVATORY_DATA: temporaryFile(), OBSERVATORY_SMTP_PORT: String(port) };
  const { child, output } = await startChild(env);
  expect(child.exitCode).toBe(1);
  expect(output()).toMatch(new RegExp(`Port ${port} .*OBSERVATORY_SMTP_PORT`));
  holder.close();
});

it('can be switched off', async () => {
  const { url, output } = await startChild({
    OBSERVATORY_DATA: ':memory:',
    OBSERVATORY_SMTP_PORT: 'off',
  });
  const status = (await (await fetch(`${url}/api/status`)).json()) as Status;
  expect(status.mail.address).toBe(null);
  expect(output()).not.toContain('takes mail');
});
