import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Troubles } from './troubles.ts';

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('says an outage and its end once a minute at most, and never an end alone', () => {
  const troubles = new Troubles('CloudWatch Logs');
  for (let n = 0; n < 3; n += 1) {
    troubles.failed('lines are not taken', new Error('gone'));
    troubles.failed('lines are not taken', new Error('gone'));
    troubles.recovered();
    troubles.recovered();
  }
  const outage = [
    'CloudWatch Logs: lines are not taken (Error: gone)\n',
    'CloudWatch Logs: lines are taken again\n',
  ];
  expect(said).toEqual(outage);
  vi.advanceTimersByTime(60_000);
  troubles.failed('lines are not taken', new Error('gone'));
  troubles.recovered();
  expect(said).toEqual([...outage, ...outage]);
});
