import { describe, expect, it } from 'vitest';
import { newSpanId, newTraceId } from './id-generator.ts';

describe('ids', () => {
  it('have X-Ray’s form: the epoch second first', () => {
    expect(newTraceId(0x4bf92f35 * 1_000 + 999)).toMatch(/^4bf92f35[0-9a-f]{24}$/);
    expect(newTraceId(0)).toMatch(/^0{8}[0-9a-f]{24}$/);
    expect(newSpanId()).toMatch(/^[0-9a-f]{16}$/);
  });

  it('never repeat, also where the pool of random bytes is drawn anew', () => {
    const ids = Array.from({ length: 20_000 }, () => [newTraceId(0), newSpanId()]).flat();
    expect(new Set(ids).size).toBe(ids.length);
  });
});
