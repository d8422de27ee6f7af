import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { shown } from './log-line.ts';

const line = (fields: object) =>
  JSON.stringify({ level: 'warn', timestamp: '2026-11-22T12:04:05.006Z', ...fields });
const text = (fields: object, least = 'warn') => {
  const answer = shown(line(fields), least);
  return answer && stripVTControlCharacters(answer);
};

test('what is no line of the log is shown as it is', () => {
  for (const one of ['Listening on http://127.0.0.1:4567', '{"level": cut', '']) {
    expect(shown(one, 'warn')).toBe(one);
  }
});

test('a line is for people: when, what, how long, and where to find the rest', () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const request = {
    message: 'GET /api/nothing 404',
    'client.address': '127.0.0.1',
    'url.path': '/api/nothing',
    duration_ms: 1.5,
    trace_id: trace,
    span_id: '00f067aa0ba902b7',
    seq: 7,
  };
  expect(text(request)).toMatch(
    new RegExp(`^\\d\\d:\\d\\d:05 warn  GET /api/nothing 404 1.5 ms  ${trace}$`),
  );
  expect(text({ message: 'Mail was not sent', 'app.mail.kind': 'confirm' })).toMatch(
    /Mail was not sent app.mail.kind=confirm$/,
  );
});

test('it cannot steer the terminal', () => {
  const answer = text({ message: 'GET /\u001b[2J\r\n 404', 'error.type': '\u0007' });
  expect(answer).not.toMatch(/\p{Cc}/u);
  const turned = text({ level: '\u001b[2Jerror', message: 'said \u202egnp.evil\u2066' }, 'warn');
  expect(turned).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  expect(text({ level: 'constructor', message: 'of no known level' })).toContain(
    'of no known level',
  );
});

test.each([
  ['error', undefined, undefined],
  ['warn', undefined, 'shown'],
  ['info', 'shown', 'shown'],
  ['nonsense', undefined, 'shown'],
])('from the level %s on', (least, info, warn) => {
  expect(text({ level: 'info', message: 'shown' }, least)?.slice(-5)).toBe(info);
  expect(text({ message: 'shown' }, least)?.slice(-5)).toBe(warn);
  expect(text({ level: 'error', message: 'shown' }, least)).toContain('error shown');
});
