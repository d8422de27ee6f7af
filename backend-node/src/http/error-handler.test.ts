import { Router } from 'express';
import request from 'supertest';
import { beforeEach, expect, test } from 'vitest';
import { startTestApp } from '../../test/app.ts';

class SecretError extends Error {}

const extra = Router();
extra.get('/api/throws', () => {
  throw new SecretError('password=hunter2 in /srv/cruddur/secret.ts');
});
extra.get('/api/throws/later', async () => {
  await Promise.resolve();
  throw new SecretError('later');
});
extra.get('/api/throws/text', () => {
  throw 'just a text';
});
extra.get('/api/throws/half', (_request, response) => {
  response.write('half an answer');
  throw new SecretError('too late');
});
extra.get('/api/throws/picture', (_request, response) => {
  response.set({ 'Content-Type': 'image/webp', ETag: '"1"' }).attachment('x.webp');
  throw new SecretError('no bucket');
});
extra.get('/api/throws/status', () => {
  throw Object.assign(new SecretError('a teapot of a library'), { status: 418 });
});
const { app, reported } = await startTestApp({ extra });
beforeEach(() => {
  reported.length = 0;
});

const throwing = ['', '/later', '/text', '/status', '/picture'];

test.each(throwing.map((path) => `/api/throws${path}`))(
  '%s is a 500 that says nothing of its inside, and is reported',
  async (path) => {
    const response = await request(app).get(path).expect(500);
    expect(response.type).toBe('application/json');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers).not.toHaveProperty('etag');
    expect(response.headers).not.toHaveProperty('content-disposition');
    const { trace_id, ...rest } = response.body;
    expect(rest).toEqual({ code: 'internal', message: 'Something went wrong on our side.' });
    expect(trace_id ?? '0'.repeat(32)).toMatch(/^[0-9a-f]{32}$/);
    expect(reported).toHaveLength(1);
  },
);

test('an answer that had begun is cut, and the fault is reported', async () => {
  await expect(request(app).get('/api/throws/half')).rejects.toThrow(/aborted|hang up/);
  expect(reported).toEqual([expect.any(SecretError)]);
});

test('an address of the API that does not exist is a 404 in the same shape', async () => {
  for (const path of ['/api', '/api/', '/api/nothing', '/api/activities/home/more']) {
    const response = await request(app).get(path).expect(404);
    expect(response.body.code).toBe('not_found');
  }
  expect(reported).toEqual([]);
});
