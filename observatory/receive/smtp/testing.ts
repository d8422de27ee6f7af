import { once } from 'node:events';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Mail } from '../../api.ts';
import { type Harness, startHarness } from '../../testing/harness.ts';

/** The Observatory with its mail on a free port, and a real mail program that writes to it. */
export async function startMailHarness(overrides: Parameters<typeof startHarness>[0] = {}) {
  const harness = await startHarness({ smtpPort: 0, ...overrides });
  const transport = createTransport({ url: harness.smtpUrl, ignoreTLS: true });
  return {
    ...harness,
    send: (message: Parameters<typeof transport.sendMail>[0]) =>
      transport.sendMail({ from: 'cruddur@example.com', to: 'andrew@example.com', ...message }),
    list: (query = '') => listMail(harness, query),
    async wait(query: string) {
      return fetch(`${harness.url}/api/mail/wait?${query}`);
    },
    close() {
      transport.close();
      return harness.close();
    },
  };
}

export type MailHarness = Awaited<ReturnType<typeof startMailHarness>>;

async function listMail(harness: Harness, query: string): Promise<Mail[]> {
  const response = await fetch(`${harness.url}/api/mail?${query}`);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Mail[];
}

/** Speaks SMTP by hand: sends each line once the one before was answered; gives all answers. */
export async function speak(url: string, lines: string[]): Promise<string[]> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.setEncoding('utf8');
  const answers: string[] = [];
  const rest = [...lines];
  let buffer = '';
  socket.on('data', (chunk: string) => {
    buffer += chunk;
    // The last line of an answer has a space after its code (RFC 5321, section 4.2.1).
    for (let end = /^\d{3} .*\r\n/m.exec(buffer); end; end = /^\d{3} .*\r\n/m.exec(buffer)) {
      answers.push(buffer.slice(0, end.index + end[0].length).trim());
      buffer = buffer.slice(end.index + end[0].length);
      const next = rest.shift();
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    }
  });
  socket.on('error', () => {});
  await once(socket, 'close');
  return answers;
}
