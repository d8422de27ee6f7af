import { errorStatus } from '@cruddur/contract/api/errors.ts';
import { describe, expect, test } from 'vitest';
import { startTestApp } from '../app.ts';
import { checkerOf, exemplified } from './examples.ts';
import { codesOf, operations, routedOperations, writes } from './operations.ts';

const { app } = await startTestApp();

test('the document names each operation that the application routes, and no other', () => {
  // The page that shows the document is for people; it is no operation.
  const routed = routedOperations(app).filter((name) => !name.startsWith('GET /api/docs'));
  expect(routed.length).toBeGreaterThan(10);
  expect(operations.map(({ name }) => name).toSorted()).toEqual(routed.toSorted());
});

describe.each(operations)('$name', (one) => {
  test('has a summary, and an answer of success', () => {
    expect(one.operation.summary).toBeTruthy();
    expect(Object.keys(one.operation.responses ?? {}).some((s) => s.startsWith('2'))).toBe(true);
  });

  test('has an example of what it takes and answers, as its own schemas say', () => {
    for (const { what, schema, examples } of exemplified(one)) {
      expect(examples.length, `examples of ${what}`).toBeGreaterThan(0);
      for (const example of examples) checkerOf(schema).parse(example);
    }
  });

  test('names error codes that exist, each under its own status', () => {
    for (const code of codesOf(one)) {
      expect(errorStatus).toHaveProperty(code);
      const status = errorStatus[code as keyof typeof errorStatus];
      expect(one.operation.responses?.[`${status}`]?.description).toContain(code);
    }
  });
});

test('each operation that can be refused says by which codes', () => {
  const silent = operations.filter((one) => codesOf(one).size === 0).map(({ name }) => name);
  // These answer whoever asks, whatever they say.
  const open = ['GET /api/health-check', 'GET /api/openapi.json', 'GET /o/settings'];
  expect(silent.toSorted()).toEqual(open);
  for (const one of writes) expect(codesOf(one)).toContain('origin_not_allowed');
});
