import { expect, it } from 'vitest';
import { resolveLogsDestination } from './destination.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'hunter2' };
const OBSERVATORY_URL = 'http://127.0.0.1:4318';

it('is AWS when there are keys and a region, whatever else runs', () => {
  const env = { ...KEYS, AWS_DEFAULT_REGION: 'eu-west-1', OBSERVATORY_URL };
  expect(resolveLogsDestination(env)).toMatchObject({
    name: 'AWS',
    at: 'https://logs.eu-west-1.amazonaws.com',
    endpoint: undefined,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIA', secretAccessKey: 'hunter2' },
  });
  expect(resolveLogsDestination({ ...env, AWS_REGION: 'eu-west-2' })).toMatchObject({
    region: 'eu-west-2',
  });
  const endpoint = 'http://localhost:4566/logs';
  expect(
    resolveLogsDestination({ ...env, AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: endpoint }),
  ).toMatchObject({ at: 'http://localhost:4566', endpoint });
});

it('is the Observatory else, as nobody in particular', () => {
  expect(resolveLogsDestination({ OBSERVATORY_URL, AWS_ACCESS_KEY_ID: 'AKIA' })).toMatchObject({
    name: 'Observatory',
    endpoint: OBSERVATORY_URL,
    credentials: { accessKeyId: 'observatory' },
  });
});

it.each<[string, NodeJS.ProcessEnv, RegExp]>([
  ['nothing is set', {}, /^set AWS_ACCESS_KEY_ID, .* to turn it on$/],
  ['the region is missing', KEYS, /AWS_DEFAULT_REGION/],
  ['the address is none', { OBSERVATORY_URL: 'nonsense' }, /^OBSERVATORY_URL is not/],
  [
    'that of AWS is none',
    { ...KEYS, AWS_REGION: 'x', AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'ftp://x' },
    /^AWS_ENDPOINT_URL_CLOUDWATCH_LOGS is not/,
  ],
])('is nowhere when %s, and says which variable it was, never a key', (_when, env, reason) => {
  const answer = resolveLogsDestination(env);
  expect(answer).toMatch(reason);
  expect(answer).not.toContain('hunter2');
});
