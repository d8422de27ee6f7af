import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from 'winston';
import WinstonCloudWatch from 'winston-cloudwatch';
import { until } from '../../testing/harness.ts';
import { anyCredentials, type LogsHarness, startLogsHarness } from './testing.ts';

let logs: LogsHarness;
beforeAll(async () => {
  logs = await startLogsHarness();
});
afterAll(() => logs.close());

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

it('takes all that winston-cloudwatch does, and has its events in order', async () => {
  const called: string[] = [];
  const client = new CloudWatchLogs({
    endpoint: logs.url,
    region: 'eu-west-1',
    credentials: anyCredentials,
  });
  client.middlewareStack.add(
    (next, context) => (args) => {
      called.push(String(context.commandName).replace('Command', ''));
      return next(args);
    },
    { step: 'initialize' },
  );
  const errors: unknown[] = [];
  const transport = new WinstonCloudWatch({
    cloudWatchLogs: client,
    logGroupName: 'cruddur',
    logStreamName: 'backend-node/1',
    retentionInDays: 14,
    uploadRate: 20,
    jsonMessage: true,
    errorHandler: (error) => errors.push(error),
  });
  const logger = createLogger({ transports: [transport] });
  const total = 300;
  for (let seq = 0; seq < total; seq++) {
    logger.log({
      level: seq % 100 ? 'info' : 'warn',
      message: `Line ${seq}`,
      seq,
      trace_id: traceId,
    });
  }
  await until(() => logs.observatory.logs.status().received === total);
  await new Promise<void>((resolve) => transport.kthxbye(() => resolve()));
  client.destroy();

  expect(errors).toEqual([]);
  expect(called.slice(0, 7)).toEqual([
    'DescribeLogStreams',
    'CreateLogGroup',
    'PutRetentionPolicy',
    'DescribeLogStreams',
    'CreateLogStream',
    'DescribeLogStreams',
    'PutLogEvents',
  ]);
  // It turns the events of one millisecond around; their numbers put them right.
  const events = await logs.observatory.logs.ofTrace(traceId);
  expect(events.map(({ fields }) => fields?.seq)).toEqual([...Array(total).keys()]);
  expect(events[100]).toMatchObject({
    group: 'cruddur',
    stream: 'backend-node/1',
    level: 'warn',
    fields: { message: 'Line 100' },
  });
  expect(await logs.groups()).toMatchObject([{ retention_days: 14, events: total }]);
});
