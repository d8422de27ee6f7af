import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { stillOpening } from './http/opening.ts';
import { LiveFeed } from './live/feed.ts';
import { type Observatory, openObservatory } from './observatory.ts';
import { type MailTaker, type SmtpServer, startSmtp } from './receive/smtp/server.ts';
import { openXrayDaemon, type XrayDaemon } from './receive/xray/daemon.ts';

/** How long answers that are under way may take once the server closes. */
const drainMs = 1000;
const idleEveryMs = 20;

export interface RunningServer {
  url: string;
  /** Where mail is taken. */
  smtpUrl: string | undefined;
  /** Where X-Ray's segments are taken over UDP and TCP, as `127.0.0.1:2000`. */
  xrayAddress: string | undefined;
  observatory: Observatory;
  close(): Promise<void>;
}

/** Starts the Observatory; throws an Error with a sentence for the user when it cannot. */
export async function startServer(
  config: Config,
  log: (sentence: string) => void,
): Promise<RunningServer> {
  let handle: RequestListener = stillOpening;
  const server = createServer((request, response) => handle(request, response));
  const mail = Promise.withResolvers<MailTaker>();
  mail.promise.catch(() => {});
  // The ports first: a second copy then ends before it touches the first one's file.
  await listen(server, config);
  let smtp: SmtpServer | undefined;
  let xray: XrayDaemon | undefined;
  try {
    smtp = await takeMail(config, mail.promise, log);
    if (config.xrayPort !== undefined) xray = await openXrayDaemon(config.xrayPort, config.host);
    const observatory = await openObservatory(config, log, smtp?.url);
    const { mailbox, faults } = observatory;
    mail.resolve({
      accept: (parsed) => mailbox.accept(parsed),
      refused: (reason) => mailbox.refused(reason),
      strike: faults.of('smtp').strike,
    });
    observatory.xray.address = xray?.address ?? null;
    xray?.serve(observatory, { allowedHosts: config.allowedHosts, log });
    const live = new LiveFeed(observatory, (error) => log(`Live updates failed: ${error}`));
    handle = createApp(observatory, live, { allowedHosts: config.allowedHosts, log });
    return {
      url: urlOf(server, config.host),
      smtpUrl: smtp?.url,
      xrayAddress: xray?.address,
      observatory,
      async close() {
        live.close();
        // What a slow fault holds would keep the process until its time is over.
        faults.endAll();
        // Nor are questions waited for, of which each may take ten seconds.
        const questions = observatory.questions.close();
        await Promise.all([questions, stop(server), smtp?.close(), xray?.close()]);
        await observatory.close();
      },
    };
  } catch (error) {
    mail.reject(error);
    server.close();
    await Promise.all([smtp?.close(), xray?.close()]);
    throw error;
  }
}

async function takeMail(
  { smtpPort, host }: Config,
  taker: Promise<MailTaker>,
  log: (sentence: string) => void,
): Promise<SmtpServer | undefined> {
  if (smtpPort === undefined) return undefined;
  return startSmtp({ port: smtpPort, host }, taker, (error) => log(`Mail failed: ${error.stack}`));
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      const hint = 'Stop what uses it, or set OBSERVATORY_PORT to another port.';
      reject(new Error(`Port ${port} on ${host} is taken. ${hint}`, { cause: error }));
    });
    server.listen(port, host, () => resolve());
  });
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
  return `http://${name}:${port}`;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), drainMs);
    // Node closes those that are idle now; one that answers still would be kept alive for seconds.
    const idle = setInterval(() => server.closeIdleConnections(), idleEveryMs);
    server.close(() => {
      clearTimeout(force);
      clearInterval(idle);
      resolve();
    });
  });
}
