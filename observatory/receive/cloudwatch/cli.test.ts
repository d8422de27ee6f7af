import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LogsHarness, startLogsHarness } from './testing.ts';

const environment = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'any',
  AWS_SECRET_ACCESS_KEY: 'any',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_PAGER: '',
};

// Only the second major version has `aws logs tail`.
const { error, stdout } = spawnSync('aws', ['--version'], { env: environment, encoding: 'utf8' });
const major = error ? 0 : Number(/aws-cli\/(\d+)/.exec(stdout)?.[1] ?? 0);

let logs: LogsHarness;
beforeAll(async () => {
  if (major === 0) return;
  logs = await startLogsHarness();
  const named = await logs.stream('cruddur', 'backend-node/1');
  await logs.put(named, '{"level":"error","message":"Broken"}', 'plain text');
});
afterAll(() => logs?.close());

async function aws(...args: string[]): Promise<string> {
  const options = { env: environment, timeout: 20_000 };
  const endpoint = ['--endpoint-url', logs.url];
  return (await promisify(execFile)('aws', ['logs', ...args, ...endpoint], options)).stdout;
}

const what = (name: string, present: boolean) =>
  present ? name : `${name}, skipped: it is not installed`;

describe.skipIf(major === 0)(what('the AWS CLI', major > 0), () => {
  it('filters', async () => {
    const pattern = ['--filter-pattern', '{ $.level = "error" }'];
    const found = JSON.parse(
      await aws('filter-log-events', '--log-group-name', 'cruddur', ...pattern),
    );
    expect(found.events).toMatchObject([
      { logStreamName: 'backend-node/1', message: expect.stringContaining('Broken') },
    ]);
  });

  it('says what is not there', async () => {
    const failed = await aws('get-log-events', '--log-group-name', 'no', '--log-stream-name', 'no')
      .then(() => '')
      .catch((thrown: Error) => thrown.message);
    expect(failed).toContain('ResourceNotFoundException');
    expect(failed).toContain('The specified log group does not exist.');
  });
});

describe.skipIf(major < 2)(what('the AWS CLI 2', major >= 2), () => {
  it('tails', async () => {
    expect(await aws('tail', 'cruddur', '--format', 'short')).toMatch(/Broken[\s\S]*plain text/);
  });
});
