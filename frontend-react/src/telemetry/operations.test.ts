import { afterEach, expect, test } from 'vitest';
import { run } from './carrier.ts';
import { traceparent } from './ids.ts';
import { begin, cause, close, type Operation, release } from './operations.ts';
import { currentReference } from './reference.ts';

const opened: Operation[] = [];

function open(name: string, parent?: Operation): Operation {
  const operation = begin({ kind: parent ? 'navigation' : 'action', name, parent });
  opened.push(operation);
  return operation;
}

afterEach(() => {
  for (const operation of opened.splice(0)) close(operation);
});

test('ids are of X-Ray form: the second first, then random', () => {
  const { traceId, spanId } = open('click a');
  const second = Number.parseInt(traceId.slice(0, 8), 16);
  expect(Math.abs(second - Date.now() / 1000)).toBeLessThan(2);
  expect(traceparent(traceId, spanId)).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-03$/);
});

test('the cause is the running scope, else the innermost of the only open root', () => {
  const outer = open('click a');
  expect(cause()).toBe(outer);
  const inner = open('navigate /', outer);
  expect(cause()).toBe(inner);
  const other = open('click b');
  expect(cause()).toBeUndefined();
  expect(run(outer, cause)).toBe(outer);
  close(other);
  expect(cause()).toBe(inner);
});

test('an operation is in the trace of the one around it, which waits for it', () => {
  const outer = open('click a');
  const inner = open('navigate /', outer);
  expect(inner.traceId).toBe(outer.traceId);
  release(outer);
  expect(outer.holds).toBe(1);
  release(inner);
  close(inner);
  expect(outer.holds).toBe(0);
});

test('what nobody ends is bounded', () => {
  const first = open('click first');
  for (let n = 0; n < 50; n += 1) open('click more');
  for (const operation of opened.slice(2)) close(operation);
  expect(cause()).not.toBe(first);
});

test('the reference is the trace of what runs, else of what began last', () => {
  const first = open('click a');
  const second = open('click b');
  expect(currentReference()).toBe(second.traceId);
  expect(run(first, currentReference)).toBe(first.traceId);
});
