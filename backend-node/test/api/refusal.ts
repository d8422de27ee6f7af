import { ErrorBody, errorStatus } from '@cruddur/contract/api/errors.ts';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Answer } from './ask.ts';
import { codesOf, type Operation } from './operations.ts';

const Refusal = z.strictObject(ErrorBody.shape);

/**
 * That an answer is a refusal in the one shape, its code one of the contract under its own status,
 * and, where the operation is known, one that the document names for it.
 */
export function expectRefusal({ status, headers, text }: Answer, operation?: Operation): void {
  expect(headers['content-type'], text).toMatch(/^application\/json/);
  const { code, message } = Refusal.parse(JSON.parse(text));
  expect(message).not.toBe('');
  expect(errorStatus).toHaveProperty(code, status);
  expect(status, text).toBeGreaterThanOrEqual(400);
  expect(status, text).toBeLessThan(500);
  if (operation) expect([...codesOf(operation)], operation.name).toContain(code);
}
