import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { killPrograms, startProgram } from '../../../test/process.ts';
import { listenUdp, type UdpDaemon } from './testing/udp-daemon.ts';

const start = fileURLToPath(new URL('../start.ts', import.meta.url));
const server = fileURLToPath(new URL('./testing/one-request.ts', import.meta.url));

let daemon: UdpDaemon | undefined;

afterEach(() => {
  killPrograms();
  daemon?.close();
  daemon = undefined;
});

/** A process that is traced to X-Ray alone, answers one request and ends as Cruddur does. */
async function answerOne(address: string) {
  const program = startProgram(server, {
    execArgv: ['--import', start],
    env: { PATH: process.env.PATH ?? '', OBSERVATORY_XRAY_ADDRESS: address },
  });
  const traceparent = String((await program.message).traceparent);
  const code = await program.ended;
  return { code, spanId: traceparent.split('-')[2] ?? '', output: program.output() };
}

describe('a process with X-Ray alone', () => {
  it('is traced, and what is held when it ends has been sent', async () => {
    daemon = await listenUdp();
    const { code, spanId, output } = await answerOne(`127.0.0.1:${daemon.port}`);
    expect(code).toBe(0);
    expect(output).toContain(`X-Ray: on, to Observatory at udp://127.0.0.1:${daemon.port}`);
    expect(await daemon.find(spanId)).toMatchObject({ user: 'somebody' });
  });

  it.each(['127.0.0.1:9', 'no-such-host.invalid:2000'])(
    'answers and ends just so when the daemon is not at %s',
    async (address) => {
      const { code, spanId } = await answerOne(address);
      expect(spanId).toMatch(/^[0-9a-f]{16}$/);
      expect(code).toBe(0);
    },
  );
});
