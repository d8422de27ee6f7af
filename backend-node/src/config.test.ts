import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const DATABASE_URL = 'postgres://cruddur:hunter2@localhost/cruddur';

test('everything but the database has a default', () => {
  expect(readConfig({ DATABASE_URL })).toEqual({
    production: false,
    host: '127.0.0.1',
    frontendPort: 3000,
    backendPort: 4567,
    frontendUrl: 'http://localhost:3000',
    backendUrl: 'http://localhost:4567',
    trustedProxies: 0,
    databaseUrl: DATABASE_URL,
    databasePool: 10,
    authSecret: undefined,
    smtpUrl: undefined,
    mailFrom: 'Cruddur <cruddur@localhost>',
    limits: true,
    bucket: undefined,
    demoData: true,
  });
});

test('an empty variable is an absent one', () => {
  expect(readConfig({ DATABASE_URL, FRONTEND_PORT: '', FRONTEND_URL: '' }).frontendPort).toBe(3000);
});

test('the addresses follow the ports, and the pages’ port can be left to a development server', () => {
  const config = readConfig({ DATABASE_URL, FRONTEND_PORT: '3100', BACKEND_PORT: '4600' });
  expect(config.frontendUrl).toBe('http://localhost:3100');
  expect(config.backendUrl).toBe('http://localhost:4600');
  expect(readConfig({ DATABASE_URL, FRONTEND_PORT: 'off' }).frontendPort).toBeUndefined();
});

test('demo data is shown outside production, unless turned off', () => {
  expect(readConfig({ DATABASE_URL, DEMO_DATA: 'off' }).demoData).toBe(false);
  expect(readConfig({ DATABASE_URL, NODE_ENV: 'production' }).demoData).toBe(false);
  expect(readConfig({ DATABASE_URL, NODE_ENV: 'production', DEMO_DATA: 'on' }).demoData).toBe(
    false,
  );
});

test('a bucket for pictures is whole or absent', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'hush' };
  const region = { AWS_DEFAULT_REGION: 'eu-central-1' };
  expect(readConfig({ DATABASE_URL, ...keys, ...region }).bucket).toBeUndefined();
  expect(readConfig({ DATABASE_URL, S3_BUCKET: 'ours', ...keys, ...region }).bucket).toEqual({
    bucket: 'ours',
    region: 'eu-central-1',
    endpoint: undefined,
    accessKeyId: 'AKIA',
    secretAccessKey: 'hush',
  });
  const half = () => readConfig({ DATABASE_URL, S3_BUCKET: 'ours', AWS_ACCESS_KEY_ID: 'AKIA' });
  expect(half).toThrow(/S3_REGION is not set: expected one, since S3_BUCKET is set\.\nAWS_SECRET/);
});

test('limits can be turned off outside production only', () => {
  expect(readConfig({ DATABASE_URL, LIMITS: 'off' }).limits).toBe(false);
  expect(readConfig({ DATABASE_URL, LIMITS: 'off', NODE_ENV: 'production' }).limits).toBe(true);
});

describe('a value that cannot be used is named, with what is expected', () => {
  test.each([
    ['FRONTEND_PORT', 'http', /FRONTEND_PORT is "http": expected a port .*, or off\./],
    ['BACKEND_PORT', '70000', /BACKEND_PORT is "70000": expected a port between 1 and 65535\./],
    ['FRONTEND_URL', 'localhost:3000', /FRONTEND_URL is "localhost:3000": expected an address/],
    ['NODE_ENV', 'staging', /NODE_ENV is "staging": expected development, production or test\./],
    ['DEMO_DATA', 'maybe', /DEMO_DATA is "maybe": expected on or off\./],
    ['SMTP_URL', 'localhost:1025', /SMTP_URL cannot be used: expected an address such as smtp:/],
    ['AUTH_SECRET', 'short', /AUTH_SECRET cannot be used: expected at least 32 characters\./],
    ['LIMITS', 'never', /LIMITS is "never": expected on or off\./],
    ['DATABASE_POOL', '1', /DATABASE_POOL is "1": expected a number of connections/],
    ['DATABASE_URL', '', /DATABASE_URL is not set: expected an address such as postgres:/],
  ])('%s=%s', (name, value, sentence) => {
    expect(() => readConfig({ DATABASE_URL, [name]: value })).toThrow(sentence);
  });

  test('all of them at once', () => {
    const read = () => readConfig({ BACKEND_PORT: 'a', DEMO_DATA: 'b' });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/BACKEND_PORT.*DATABASE_URL.*DEMO_DATA/s);
  });

  test('never showing the address of the database, which may hold its password', () => {
    const read = () => readConfig({ DATABASE_URL: 'mysql://cruddur:hunter2@localhost' });
    expect(read).toThrow('DATABASE_URL cannot be used');
    expect(read).not.toThrow('hunter2');
  });
});
