import { setTimeout as pause } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import type { Letter } from './layout.ts';

/** More than this many mails wait for nobody: the mail server has been gone for long. */
const MAX_WAITING = 1_000;
const CONNECTIONS = 2;
const TIMEOUT_MS = 10_000;

export interface Mailer {
  /**
   * Takes a mail to be sent soon and returns at once, so that an answer takes as long whether or
   * not it sends one.
   */
  send(to: string, letter: Letter): void;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
  /** Sends what waits, for `deadlineMs` at most, and ends; what is left is told as failed. */
  close(deadlineMs: number): Promise<void>;
}

export interface MailerOptions {
  /** smtp://user:password@host:port */
  url: string;
  from: string;
  /** Pauses before the tries after the first one. */
  retryMs?: readonly number[];
  /** A letter that could not be sent, or that nobody had room for. */
  onFailed: (letter: Letter, error: unknown) => void;
}

const RETRY_MS = [1_000, 5_000, 30_000, 120_000];

/** Sends mail by SMTP: a bounded queue, a few tries each, and none lost without a word. */
export function createMailer({ url, from, retryMs = RETRY_MS, onFailed }: MailerOptions): Mailer {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  const waiting = new Set<Promise<void>>();
  const ending = new AbortController();

  async function deliver(to: string, { subject, text, html }: Letter): Promise<void> {
    for (const pauseMs of [...retryMs, undefined]) {
      try {
        await transport.sendMail({ from, to, subject, text, html });
        return;
      } catch (error) {
        if (pauseMs === undefined || isRefusal(error)) throw error;
        await pause(pauseMs, undefined, { signal: ending.signal, ref: false });
      }
    }
  }

  async function idle(): Promise<void> {
    while (waiting.size > 0) await Promise.all(waiting);
  }

  return {
    send(to, letter) {
      if (ending.signal.aborted || waiting.size >= MAX_WAITING) {
        onFailed(letter, new Error('No room for another mail.'));
        return;
      }
      const sending = deliver(to, letter)
        .catch((error) => onFailed(letter, error))
        .finally(() => waiting.delete(sending));
      waiting.add(sending);
    },
    idle,
    async close(deadlineMs) {
      const deadline = new AbortController();
      await Promise.race([
        idle(),
        pause(deadlineMs, undefined, { signal: deadline.signal }).catch(() => {}),
      ]);
      deadline.abort();
      ending.abort();
      transport.close();
      await idle();
    },
  };
}

/** Whether the server will not take it however often it is asked (RFC 5321: 5yz is permanent). */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error)) return false;
  return typeof error.responseCode === 'number' && error.responseCode >= 500;
}

/** Sends nothing, and says so: there is no SMTP_URL. */
export function createNoMailer(tell: (letter: Letter) => void): Mailer {
  return { send: (_to, letter) => tell(letter), idle: async () => {}, close: async () => {} };
}
