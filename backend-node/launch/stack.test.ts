import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pinnedNode, root } from './paths.mjs';
import { freePorts } from './ports.ts';
import { launch, stopLaunched, untilFree } from './testing.ts';

/** The launcher as `npm start` runs it after set-up, in a data folder with a space in its name. */
let folder = '';
let ports: [number, number, number, number, number] = [0, 0, 0, 0, 0];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cruddur stack '));
  // As root PostgreSQL runs as another user, who must be able to come in.
  chmodSync(folder, 0o755);
  ports = (await freePorts(5)) as typeof ports;
});
afterEach(async () => {
  await stopLaunched();
  rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}) {
  const launched = launch([pinnedNode, join(root, 'backend-node', 'launch', 'main.ts')], ports, {
    cwd: root,
    env: { CRUDDUR_DATA: folder, ...env },
  });
  return { ...launched, up: () => launched.says('Ctrl-C stops') };
}

const home = () => fetch(`http://127.0.0.1:${ports[0]}/api/activities/home`);

function send(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`http://127.0.0.1:${ports[0]}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function post(message: string): Promise<number> {
  const cookie = cookieOf(await send('/api/auth/demo', { handle: 'andrewbrown' }));
  const crud = { message, ttl: '1-day' };
  return (await send('/api/activities', crud, { cookie })).status;
}

/** What an answer gives a browser to keep, as the browser says it again. */
function cookieOf({ headers }: Response): string {
  const given = headers.getSetCookie().map((each) => each.split(';')[0]);
  return given.join('; ');
}

/** Processes of this run that are still alive, found by the data folder in their arguments. */
function leftovers(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return command.includes(folder) ? [command] : [];
      } catch {
        return [];
      }
    });
}

test('a stop by signal is clean: code 0, no process, no lock, and the next start has everything', {
  timeout: 120_000,
}, async () => {
  const first = start();
  await first.up();
  expect(await post('Written before the stop')).toBe(201);

  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.lines.join('\n')).toMatch(/Cruddur runs here already \(process \d+\)/);

  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(existsSync(join(folder, 'stack.lock'))).toBe(false);
  await untilFree(ports);
  if (existsSync('/proc')) expect(leftovers()).toEqual([]);

  const again = start();
  await again.up();
  expect(await (await home()).text()).toContain('Written before the stop');
});

test('after kill -9 the parts end by themselves, the next start works, and no posted crud is lost', {
  timeout: 120_000,
}, async () => {
  const first = start();
  await first.up();
  expect(await post('Written before the crash')).toBe(201);
  first.child.kill('SIGKILL');
  await first.ended;

  const again = start();
  await again.up();
  expect(await (await home()).text()).toContain('Written before the crash');
});

test.skipIf(!existsSync('/proc'))(
  'a part that is killed is started again',
  { timeout: 120_000 },
  async () => {
    const stack = start();
    await stack.up();
    const health = () =>
      fetch(`http://127.0.0.1:${ports[2]}/api/health`).then(
        (answer) => answer.status,
        () => 0,
      );
    process.kill(observatoryPid(ports[2]), 'SIGKILL');
    await vi.waitFor(
      () => expect(stack.lines.join('\n')).toContain('observatory ended on its own'),
      {
        timeout: 20_000,
      },
    );
    await vi.waitFor(async () => expect(await health()).toBe(200), { timeout: 20_000 });
    expect((await home()).status).toBe(200);
  },
);

test('the code of a new account is in the Observatory, whose mail start-up names', {
  timeout: 120_000,
}, async () => {
  const stack = start();
  await stack.up();
  expect(stack.lines.join('\n')).toMatch(
    new RegExp(`X-Ray +127.0.0.1:${ports[4]}, read at http://localhost:${ports[2]}/xray`),
  );
  expect(stack.lines.join('\n')).toMatch(
    new RegExp(`Mail +smtp://127.0.0.1:${ports[3]}, read at http://localhost:${ports[2]}/mail`),
  );
  const email = 'somebody.new@example.com';
  const person = { email, handle: 'somebodynew', display_name: 'Somebody', password: 'a long one' };
  const asked = await send('/api/auth/sign-up', person);
  expect(asked.status).toBe(202);
  const mail = await fetch(`http://127.0.0.1:${ports[2]}/api/mail/wait?to=${email}`);
  const { code } = (await mail.json()) as { code: string };
  const confirmed = await send('/api/auth/confirm', { email, code }, { cookie: cookieOf(asked) });
  expect(confirmed.status).toBe(200);
});

test('mail goes where SMTP_URL says when it is set, and nowhere else', {
  timeout: 120_000,
}, async () => {
  let greeted = () => {};
  const connected = new Promise<void>((resolve) => {
    greeted = resolve;
  });
  const relay = createServer((socket) => {
    socket.destroy();
    greeted();
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const { port } = relay.address() as AddressInfo;
  const stack = start({ SMTP_URL: `smtp://127.0.0.1:${port}` });
  await stack.up();
  const email = 'somebody.new@example.com';
  const person = { email, handle: 'somebodynew', display_name: 'Somebody', password: 'a long one' };
  const asked = await send('/api/auth/sign-up', person);
  expect(asked.status).toBe(202);
  await connected;
  relay.close();
  const mail = await fetch(`http://127.0.0.1:${ports[2]}/api/mail`);
  expect(await mail.json()).toEqual([]);
});

test('a taken port for mail is named before anything starts; off needs none', {
  timeout: 120_000,
}, async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(ports[3], '127.0.0.1', resolve));
  const refused = start();
  expect(await refused.ended).toBe(1);
  expect(refused.lines.join('\n')).toMatch(
    new RegExp(`Port ${ports[3]}, wanted for mail .* is taken.*OBSERVATORY_SMTP_PORT=`),
  );
  const without = start({ OBSERVATORY_SMTP_PORT: 'off' });
  await without.up();
  expect(without.lines.join('\n')).not.toMatch(/smtp:/);
  holder.close();
});

/** The Observatory's process, found by the port that its environment names. */
function observatoryPid(port: number): number {
  const pid = readdirSync('/proc').find((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const env = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      return env.includes(`OBSERVATORY_PORT=${port}`) && command.at(-2) === 'main.ts';
    } catch {
      return false;
    }
  });
  if (pid === undefined) throw new Error(`no Observatory for port ${port}`);
  return Number(pid);
}
