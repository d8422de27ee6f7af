import { expect, test } from 'vitest';
import { newTraceId } from '../ids.ts';
import { follow, remember, type Step, untilFailure } from './trail.ts';

test('whoever waits is told of the first failure, and not of what went well', async () => {
  let told = false;
  const failure = untilFailure().then(() => {
    told = true;
  });
  const answer = { type: 'answer', at: 0, method: 'GET', url: '/', traceId: undefined } as const;
  remember({ ...answer, status: 404 });
  await Promise.resolve();
  expect(told).toBe(false);
  remember({ ...answer, status: 500 });
  await failure;
  await untilFailure();
});

test('what happens before somebody follows is bounded, and errors stay the longest', () => {
  const error = { type: 'error', how: 'uncaught error', error: 'x', operation: undefined } as const;
  remember({ ...error, at: 0, traceId: newTraceId() });
  for (let at = 1; at <= 100; at += 1) {
    remember({ type: 'answer', at, method: 'GET', url: '/', status: 200, traceId: undefined });
  }
  const steps: Step[] = [];
  follow((step) => steps.push(step));
  expect(steps.length).toBe(40);
  expect(steps[0]?.type).toBe('error');
  remember({ ...error, at: 101, traceId: newTraceId() });
  expect(steps.at(-1)).toMatchObject({ type: 'error', at: 101 });
});

test('a follower that fails is nobody’s concern', () => {
  follow(() => {
    throw new Error('broken');
  });
  const step = { type: 'answer', at: 1, method: 'GET', url: '/', status: 200 } as const;
  expect(() => remember({ ...step, traceId: undefined })).not.toThrow();
});
