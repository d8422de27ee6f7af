/** A program for tests: it answers one request of its own, says how it was traced, and ends. */
import { setUserId, shutdownTelemetry } from '../../current.ts';
import { listen } from '../../testing/servers.ts';

const app = await listen((_request, response) => {
  setUserId('somebody');
  response.end();
});
const answer = await fetch(`${app.url}/api/x`);
const timing = answer.headers.get('server-timing') ?? '';
process.send?.({ traceparent: /desc="([^"]+)"/.exec(timing)?.[1] });
await app.close();
await shutdownTelemetry();
process.disconnect();
