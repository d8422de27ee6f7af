import { expect, test } from 'vitest';
import { pathTemplate, redactText, redactUrl } from './redact.ts';

test('url.full keeps the keys of a query and nothing of its values', () => {
  expect(redactUrl('/api/activities/home?cursor=abc&limit=20#part')).toBe(
    'http://localhost:3000/api/activities/home?cursor=REDACTED&limit=REDACTED',
  );
  expect(redactUrl('https://user:secret@cruddur.com/x')).toBe('https://cruddur.com/x');
  expect(redactUrl('/people/joe%40example.com')).toBe('http://localhost:3000/people/REDACTED');
  expect(redactUrl('data:image/png;base64,AAAA')).toBe('data:');
});

test('messages lose e-mail addresses and query values', () => {
  expect(redactText('No joe.doe@example.com at /reset?code=123456&x=1')).toBe(
    'No REDACTED at /reset?code=REDACTED&x=REDACTED',
  );
});

test('messages lose what JSON.parse quotes of an answer', () => {
  for (const text of ['zephyr', '{"a": "a text before it", "b": zephyr, "c": "a text behind"}']) {
    const { message } = thrownBy(() => JSON.parse(text));
    expect(message).toContain('zephyr');
    expect(redactText(message)).not.toContain('zephyr');
  }
  expect(redactText('JSON Parse error: Unexpected identifier "zephyr"')).toBe(
    'JSON Parse error: Unexpected identifier "REDACTED"',
  );
});

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

test('templates take few values', () => {
  expect(pathTemplate('/api/activities/8f6f2f0e-7c1b-4a8e-9b1a-0d9f0a1b2c3d/reply?x=1')).toBe(
    '/api/activities/:id/reply',
  );
  expect(pathTemplate('/api/activities/@andrewbrown/status/42')).toBe(
    '/api/activities/@:handle/status/:id',
  );
});
