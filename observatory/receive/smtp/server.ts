import type { AddressInfo } from 'node:net';
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerError,
  type SMTPServerSession,
} from 'smtp-server';
import type { Strike } from '../../faults/faults.ts';
import { type ParsedMail, parseMail } from './parse.ts';

/** What a sender may ask of us. A mail is in memory while it is read, so all of it is bounded. */
const limits = {
  messageBytes: 1024 * 1024,
  recipients: 50,
  connections: 10,
  idleMs: 60_000,
  commandBytes: 4096,
};

/** What is done with a mail, and with one that could not be kept. */
export interface MailTaker {
  /** Resolves once it is stored. */
  accept(mail: ParsedMail): Promise<unknown>;
  refused(reason: 'mail_too_large' | 'mail_unreadable'): void;
  /** Asked for each sender that connects: the fault that was ordered for it. */
  strike?(): Strike | undefined;
}

export interface SmtpServer {
  /** As a mail program is told: `smtp://127.0.0.1:1025`. */
  url: string;
  close(): Promise<void>;
}

/**
 * Takes mail for everybody, from everybody who reaches the port, and sends none on. A sender that
 * comes before `taker` is there waits for its greeting.
 * @throws Error with a sentence that names the variable when the port is taken
 */
export async function startSmtp(
  { port, host }: { port: number; host: string },
  taker: Promise<MailTaker>,
  onError: (error: Error) => void,
): Promise<SmtpServer> {
  const server = new SMTPServer({
    name: 'observatory',
    banner: 'Cruddur Observatory, nothing is sent on',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: limits.messageBytes,
    rejectOversized: true,
    maxRecipients: limits.recipients,
    maxClients: limits.connections,
    maxCommandLength: limits.commandBytes,
    // Without a login every command counts as one before it; a pooled sender has no end of them.
    maxAllowedUnauthenticatedCommands: false,
    socketTimeout: limits.idleMs,
    closeTimeout: 500,
    onConnect: (_session, done) => taker.then(greet).then(() => done(), done),
    onData: (stream, session, done) => {
      taker
        .then((to) => take(stream, session, to))
        .then(
          () => done(),
          (error: SMTPServerError) => {
            if (!error.responseCode) onError(error);
            done(error);
          },
        );
    },
  });
  await listen(server, port, host);
  // A sender that hangs up in the middle is not worth a word.
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') onError(error);
  });
  return {
    url: urlOf(server, host),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Greets a sender; late where that was ordered, and with 421 (RFC 5321, 3.8) for any other fault. */
async function greet(taker: MailTaker): Promise<void> {
  const strike = taker.strike?.();
  if (!strike) return;
  if (strike.mode === 'slow' && (await strike.hold(new AbortController().signal))) return;
  throw smtpError(421, 'A fault that was ordered in the Observatory.');
}

async function take(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  taker: MailTaker,
): Promise<void> {
  const message = await readWithin(stream, limits.messageBytes);
  if (message === undefined) {
    taker.refused('mail_too_large');
    const most = limits.messageBytes.toLocaleString('en');
    throw smtpError(552, `The message is larger than ${most} bytes.`);
  }
  const from = envelope.mailFrom ? envelope.mailFrom.address : '';
  const to = envelope.rcptTo.map(({ address }) => address);
  const mail = await parseMail(message, { from, to }).catch((error: Error) => {
    taker.refused('mail_unreadable');
    throw smtpError(554, `The message cannot be read: ${error.message}`);
  });
  await taker.accept(mail);
}

/** What the stream brings; undefined when that is too much, of which nothing is held then. */
async function readWithin(
  stream: SMTPServerDataStream,
  bytes: number,
): Promise<Buffer | undefined> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= bytes) chunks.push(chunk);
    else chunks = [];
  }
  return length <= bytes ? Buffer.concat(chunks) : undefined;
}

function smtpError(responseCode: number, message: string): SMTPServerError {
  return Object.assign(new Error(message), { responseCode });
}

function listen(server: SMTPServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      const hint =
        'Stop what uses it, or set OBSERVATORY_SMTP_PORT to another port, or to off for no mail.';
      reject(new Error(`Port ${port} on ${host} is taken. ${hint}`, { cause: error }));
    };
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

function urlOf(server: SMTPServer, host: string): string {
  const { port } = server.server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `smtp://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
