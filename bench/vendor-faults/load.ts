import { Agent, type IncomingHttpHeaders, request } from 'node:http';

const AT_ONCE = 4;
const PATIENCE_MS = 20_000;
const agent = new Agent({ keepAlive: true });

/** Gets `url` and reads the answer to its end. @throws Error when there is none in time */
export function get(url: string): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    request(url, { agent, signal: AbortSignal.timeout(PATIENCE_MS) }, (response) => {
      const { statusCode: status = 0, headers } = response;
      response.resume().on('end', () => resolve({ status, headers }));
    })
      .on('error', reject)
      .end();
  });
}

/**
 * Asks all `urls` equally often for so long, a few requests at a time, so that all of them see the
 * same machine at the same moment; answers the milliseconds that each request took, of each url.
 * @throws Error when one fails
 */
export async function loadEvenly(urls: readonly string[], seconds: number): Promise<number[][]> {
  const times = urls.map((): number[] => []);
  const end = performance.now() + seconds * 1_000;
  async function work(worker: number): Promise<void> {
    // The order turns, so that nobody always comes after the same one.
    for (let turn = worker; performance.now() < end; turn += 1) {
      for (let n = 0; n < urls.length; n += 1) {
        const at = (turn + n) % urls.length;
        const started = performance.now();
        const { status } = await get(urls[at] ?? '');
        if (status !== 200) throw new Error(`${urls[at]} answered ${status}.`);
        times[at]?.push(performance.now() - started);
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, worker) => work(worker)));
  return times;
}

export function closeConnections(): void {
  agent.destroy();
}
