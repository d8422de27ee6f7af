import { readConfig } from './config.ts';
import { startServer } from './server.ts';

const log = (sentence: string) => console.log(sentence);

try {
  const config = readConfig();
  const server = await startServer(config, log);
  if (server.smtpUrl) log(`The Observatory takes mail at ${server.smtpUrl}`);
  if (server.xrayAddress) {
    log(`The Observatory takes X-Ray segments at udp and tcp ${server.xrayAddress}`);
  }
  log(`The Observatory is at ${server.url}`);
  let closing = false;
  const close = async (reason: string) => {
    if (closing) return;
    closing = true;
    log(`The Observatory is closing (${reason}).`);
    await server.close();
    if (process.connected) process.disconnect();
  };
  process.on('SIGTERM', () => void close('SIGTERM'));
  process.on('SIGINT', () => void close('SIGINT'));
  // The launcher is the parent; when it dies, its channel closes.
  process.on('disconnect', () => void close('its launcher is gone'));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
