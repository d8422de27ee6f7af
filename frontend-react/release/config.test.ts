// @vitest-environment node
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('with a token it goes to Rollbar, or to what stands in for it', () => {
  const env = { ROLLBAR_ACCESS_TOKEN: 't', FRONTEND_URL: 'https://c.example/', CODE_VERSION: 'v1' };
  expect(readConfig(env)).toEqual({
    name: 'Rollbar',
    api: 'https://api.rollbar.com/api/1/',
    token: 't',
    pages: 'https://c.example',
    environment: 'development',
    codeVersion: 'v1',
  });
  const proxy = { ...env, ROLLBAR_ENDPOINT: 'http://localhost:4318/api/1/item/' };
  expect(readConfig(proxy).api).toBe('http://localhost:4318/api/1/');
});

test('without one it goes to the Observatory', () => {
  const { name, api } = readConfig({ OBSERVATORY_PORT: '5000' });
  expect([name, api]).toEqual(['Observatory', 'http://localhost:5000/api/1/']);
  const { token } = readConfig({ OBSERVATORY_URL: 'http://127.0.0.1:4000' });
  expect(token).toBe('observatory');
});

test('the commit names the build when nothing else does, and what is no address is refused', () => {
  expect(readConfig({}).codeVersion).toMatch(/^[0-9a-f]{40}$|^\d+\.\d+\.\d+$/);
  expect(() => readConfig({ FRONTEND_URL: 'cruddur' })).toThrow('FRONTEND_URL is "cruddur"');
});
