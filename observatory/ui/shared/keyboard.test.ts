import { describe, expect, it, vi } from 'vitest';
import { createSequencer } from './keyboard.ts';

function setUp() {
  const bindings = { 'g n': vi.fn(), n: vi.fn(), j: vi.fn() };
  return { bindings, next: createSequencer(() => bindings) };
}

describe('createSequencer', () => {
  it('finds a single key', () => {
    const { bindings, next } = setUp();
    expect(next('j', 0)).toBe(bindings.j);
    expect(next('x', 1)).toBeUndefined();
  });

  it('prefers a pair to its second key', () => {
    const { bindings, next } = setUp();
    expect(next('g', 0)).toBeUndefined();
    expect(next('n', 500)).toBe(bindings['g n']);
    expect(next('n', 600)).toBe(bindings.n);
  });

  it('forgets the first key after a second', () => {
    const { bindings, next } = setUp();
    next('g', 0);
    expect(next('n', 1000)).toBe(bindings.n);
  });
});
