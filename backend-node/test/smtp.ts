import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, vi } from 'vitest';
import { listenOnFreePort } from './ports.ts';

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The six digits, where there are any. */
  code: string;
}

/** A real mail server on a free port, and what it was given. Call it once a test file. */
export async function startSmtp() {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      simpleParser(stream).then(({ subject = '', text = '', html }) => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
          subject,
          text,
          html: html || '',
          code: /\b\d{6}\b/.exec(text)?.[0] ?? '',
        });
        done();
      }, done);
    },
  });
  const port = await listenOnFreePort(server.server);
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    /** The mail number `count` (from 1) to that address, once it is there. */
    async mail(to: string, count = 1): Promise<ReceivedMail> {
      const mail = await vi.waitUntil(() => received.filter((one) => one.to === to)[count - 1], {
        timeout: 5_000,
        interval: 5,
      });
      return mail;
    },
  };
}
