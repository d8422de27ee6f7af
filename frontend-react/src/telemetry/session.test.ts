import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { sessionId, userId, watchUser } from './session.ts';

test('a session lasts until half an hour passes without a span', () => {
  const start = Date.now();
  const id = sessionId(start);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(sessionId(start + 29 * 60_000)).toBe(id);
  expect(sessionId(start + 58 * 60_000)).toBe(id);
  expect(sessionId(start + 89 * 60_000)).not.toBe(id);
});

test('the person is read from the cached answer of me, before and after', () => {
  const client = new QueryClient();
  client.setQueryData(['me'], { uuid: 'first' });
  watchUser(client);
  expect(userId()).toBe('first');
  client.setQueryData(['me'], { uuid: 'second' });
  expect(userId()).toBe('second');
  client.setQueryData(['activities'], { uuid: 'other' });
  expect(userId()).toBe('second');
  client.setQueryData(['me'], null);
  expect(userId()).toBeUndefined();
});
