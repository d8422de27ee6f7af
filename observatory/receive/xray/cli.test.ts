import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { courseRule, segment, startXray } from './testing.ts';

const run = promisify(execFile);
const installed = await run('aws', ['--version']).then(
  () => true,
  () => false,
);

/** The seed's rule, in a file as the seed has it. */
const rule = { SamplingRule: courseRule };

const title = installed
  ? "the AWS CLI's commands of the seed work as they are"
  : "the AWS CLI's commands of the seed (skipped: there is no aws on this machine)";

test.skipIf(!installed)(title, { timeout: 60_000 }, async () => {
  const harness = await startXray();
  const folder = mkdtempSync(join(tmpdir(), 'xray cli '));
  onTestFinished(async () => {
    rmSync(folder, { recursive: true, force: true });
    await harness.close();
  });
  const file = join(folder, 'xray.json');
  writeFileSync(file, JSON.stringify(rule));
  const aws = async (...command: string[]) => {
    const { stdout } = await run('aws', ['xray', ...command, '--endpoint-url', harness.url], {
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        AWS_ACCESS_KEY_ID: 'any',
        AWS_SECRET_ACCESS_KEY: 'any',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    return JSON.parse(stdout);
  };
  const filter = 'service("backend-flask")';
  const document = segment({ name: 'backend-flask' });
  const [group, made, put] = await Promise.all([
    aws('create-group', '--group-name', 'Cruddur', '--filter-expression', filter),
    aws('create-sampling-rule', '--cli-input-json', `file://${file}`),
    aws('put-trace-segments', '--trace-segment-documents', JSON.stringify(document)),
  ]);
  expect(group.Group).toMatchObject({ GroupName: 'Cruddur', FilterExpression: filter });
  expect(made.SamplingRuleRecord.SamplingRule).toMatchObject(rule.SamplingRule);
  expect(put).toEqual({ UnprocessedTraceSegments: [] });
  const now = Math.floor(Date.now() / 1000);
  const { TraceSummaries: found } = await aws(
    'get-trace-summaries',
    ...['--start-time', String(now - 600), '--end-time', String(now + 60)],
    ...['--filter-expression', filter],
  );
  expect(found).toMatchObject([{ Id: document.trace_id }]);
  const { Traces: traces } = await aws('batch-get-traces', '--trace-ids', found[0].Id);
  expect(JSON.parse(traces[0].Segments[0].Document)).toMatchObject({ id: document.id });
});
