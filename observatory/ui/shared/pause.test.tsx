// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { setPaused, useFrozen, usePausable } from './pause.ts';

afterEach(() => {
  act(() => setPaused(false));
  cleanup();
});

it('acts at once, and once after a pause in which it was asked to', () => {
  const action = vi.fn();
  const { result } = renderHook(() => usePausable(action));
  result.current();
  expect(action).toHaveBeenCalledTimes(1);
  act(() => setPaused(true));
  result.current();
  result.current();
  expect(action).toHaveBeenCalledTimes(1);
  act(() => setPaused(false));
  expect(action).toHaveBeenCalledTimes(2);
});

it('does nothing after a pause in which nothing happened', () => {
  const action = vi.fn();
  renderHook(() => usePausable(action));
  act(() => setPaused(true));
  act(() => setPaused(false));
  expect(action).not.toHaveBeenCalled();
});

it('holds a value still, but not the lack of one', () => {
  const { result, rerender } = renderHook(({ value }) => useFrozen(value), {
    initialProps: { value: undefined as number | undefined },
  });
  act(() => setPaused(true));
  rerender({ value: 1 });
  expect(result.current).toBe(1);
  act(() => setPaused(false));
  rerender({ value: 2 });
  act(() => setPaused(true));
  rerender({ value: 3 });
  expect(result.current).toBe(2);
  act(() => setPaused(false));
  expect(result.current).toBe(3);
});
