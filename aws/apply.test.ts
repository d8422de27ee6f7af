import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CloudWatchLogsClient, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetGroupsCommand, XRayClient } from '@aws-sdk/client-xray';
import { afterAll, beforeAll, expect, test } from 'vitest';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

let observatory: ChildProcess;
let endpoint: string;

beforeAll(async () => {
  observatory = spawn(process.execPath, [path('../observatory/main.ts')], {
    env: {
      OBSERVATORY_PORT: '0',
      OBSERVATORY_SMTP_PORT: 'off',
      OBSERVATORY_XRAY_PORT: 'off',
      OBSERVATORY_DATA: ':memory:',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  endpoint = await new Promise((resolve) => {
    let output = '';
    observatory.stdout?.on('data', (chunk) => {
      output += chunk;
      const url = /The Observatory is at (\S+)/.exec(output)?.[1];
      if (url) resolve(url);
    });
  });
});

afterAll(async () => {
  observatory.kill('SIGTERM');
  await once(observatory, 'exit');
});

interface Ran {
  code: number;
  lines: string[];
}

/** The command as npm runs it, with nothing of this machine's own account. */
function run(...args: string[]): Promise<Ran> {
  const env = { AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/dev/null' };
  return new Promise((resolve) => {
    execFile(process.execPath, [path('apply.ts'), ...args], { env }, (error, out, errors) => {
      const lines = `${out}${errors}`.trim().split('\n');
      resolve({ code: error ? Number(error.code) : 0, lines });
    });
  });
}
const here = () => ['--endpoint-url', endpoint];
const client = () => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

test('a plan says what is missing and makes nothing; applied twice, nothing is left to do', async () => {
  const planned = await run('--plan', ...here());
  expect(planned.lines.slice(1, -1).every((line) => line.startsWith('+ '))).toBe(true);
  expect(planned.lines.at(-1)).toBe('6 things to change: npm run aws:apply');
  const { Groups = [] } = await new XRayClient(client()).send(new GetGroupsCommand({}));
  expect(Groups.map(({ GroupName }) => GroupName)).not.toContain('Cruddur');

  expect((await run(...here())).lines.at(-1)).toBe('6 things changed.');
  const again = await run(...here());
  expect(again).toMatchObject({ code: 0 });
  expect(again.lines.slice(1, -1).every((line) => line.startsWith('= '))).toBe(true);
  expect(again.lines.at(-1)).toBe('Nothing to change.');
});

test('what somebody changed by hand is told, and brought back', async () => {
  const logs = new CloudWatchLogsClient(client());
  const policy = { logGroupName: 'cruddur', retentionInDays: 365 };
  await logs.send(new PutRetentionPolicyCommand(policy));
  const { lines } = await run('--plan', ...here());
  expect(lines).toContain('~ log group cruddur');
  expect(lines).toContain('    retentionInDays: 365 → 7');
  expect((await run(...here())).lines.at(-1)).toBe('1 thing changed.');
  expect((await run('--plan', ...here())).lines.at(-1)).toBe('Nothing to change.');
});

test('without a region, credentials or anybody there, it says what to do', async () => {
  const nowhere = await run('--plan');
  expect(nowhere).toMatchObject({ code: 1, lines: [expect.stringContaining('Which region?')] });
  const nobody = await run('--plan', '--region', 'eu-central-1');
  expect(nobody.code).toBe(1);
  expect(nobody.lines.at(-1)).toContain('No credentials');
  const closed = await run('--plan', '--endpoint-url', 'http://127.0.0.1:1');
  expect(closed.code).toBe(1);
  expect(closed.lines.at(-1)).toContain('Nobody answers there');
});
