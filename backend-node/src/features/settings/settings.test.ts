import { Settings } from '@cruddur/contract/api/settings.ts';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { startTestApp } from '../../../test/app.ts';
import { pageSettings } from '../../telemetry/rollbar/page-settings.ts';

const ENV = {
  HONEYCOMB_API_KEY: 'honeycomb-secret',
  ROLLBAR_ACCESS_TOKEN: 'server-secret',
  ROLLBAR_CLIENT_TOKEN: 'for-everybody',
  AWS_SECRET_ACCESS_KEY: 'aws-secret',
  NODE_ENV: 'production',
};
const { app } = await startTestApp({ settings: pageSettings(ENV) });

describe('the settings of pages', () => {
  test('tell where errors go, by the client token alone, and are kept by nobody', async () => {
    const response = await request(app).get('/o/settings').expect(200);
    expect(Settings.parse(response.body)).toEqual({
      rollbar: {
        access_token: 'for-everybody',
        endpoint: 'https://api.rollbar.com/api/1/item/',
        environment: 'production',
      },
    });
    expect(response.headers['cache-control']).toBe('no-store');
    await request(app).post('/o/settings').expect(405);
  });

  test.each(['/', '/o/settings', '/o/t', '/api/me', '/api/nothing', '/nothing'])(
    '%s lets pages connect to that address and tells no secret',
    async (path) => {
      const response = await request(app).get(path);
      const policy = String(response.headers['content-security-policy']);
      expect(policy).toContain("connect-src 'self' https://api.rollbar.com;");
      expect(JSON.stringify(response.headers) + response.text).not.toContain('secret');
    },
  );
});

test.each<[string, NodeJS.ProcessEnv, string | null]>([
  ['nothing is set', {}, null],
  [
    'the Observatory runs',
    { OBSERVATORY_URL: 'http://127.0.0.1:4318' },
    'http://localhost:4318/api/1/item/',
  ],
  [
    'the Observatory is opened elsewhere',
    {
      OBSERVATORY_URL: 'http://127.0.0.1:4318',
      OBSERVATORY_PUBLIC_URL: 'https://4318-cruddur.gitpod.io/',
    },
    'https://4318-cruddur.gitpod.io/api/1/item/',
  ],
  [
    'only the server has a token',
    { ROLLBAR_ACCESS_TOKEN: 'a', OBSERVATORY_URL: 'http://localhost:1' },
    'http://localhost:1/api/1/item/',
  ],
  [
    'there is a token and another endpoint',
    { ROLLBAR_CLIENT_TOKEN: 'b', ROLLBAR_ENDPOINT: 'https://errors.example/item' },
    'https://errors.example/item',
  ],
  ['the endpoint is none', { ROLLBAR_CLIENT_TOKEN: 'b', ROLLBAR_ENDPOINT: 'nonsense' }, null],
  [
    'the endpoint has a password',
    { ROLLBAR_CLIENT_TOKEN: 'b', ROLLBAR_ENDPOINT: 'https://a:b@errors.example/' },
    null,
  ],
  [
    'the endpoint is any host',
    { ROLLBAR_CLIENT_TOKEN: 'b', ROLLBAR_ENDPOINT: 'https://*.example/' },
    null,
  ],
  [
    'the Observatory’s host would be a rule of its own',
    {
      OBSERVATORY_URL: 'http://127.0.0.1:4318',
      OBSERVATORY_PUBLIC_URL: "http://x;script-src'unsafe-inline'/",
    },
    null,
  ],
  [
    'the Observatory is opened by an address',
    { OBSERVATORY_URL: 'http://[::1]:4318' },
    'http://[::1]:4318/api/1/item/',
  ],
  [
    'the token is the server’s, but for the end of its line',
    { ROLLBAR_ACCESS_TOKEN: 'a', ROLLBAR_CLIENT_TOKEN: 'a\r' },
    null,
  ],
  [
    'the token is the server’s',
    { ROLLBAR_ACCESS_TOKEN: 'a', ROLLBAR_CLIENT_TOKEN: 'a', OBSERVATORY_URL: 'http://localhost:1' },
    null,
  ],
])('when %s', (_when, env, endpoint) => {
  const { rollbar } = Settings.parse(pageSettings(env));
  expect(rollbar?.endpoint ?? null).toBe(endpoint);
});
