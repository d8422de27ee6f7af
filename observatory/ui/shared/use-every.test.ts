// @vitest-environment jsdom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useEvery } from './use-every.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('acts again and again while it is active, and no more when its screen is gone', () => {
  const action = vi.fn();
  const { rerender, unmount } = renderHook(({ active }) => useEvery(1000, active, action), {
    initialProps: { active: true },
  });
  vi.advanceTimersByTime(2500);
  expect(action).toHaveBeenCalledTimes(2);
  rerender({ active: false });
  vi.advanceTimersByTime(5000);
  expect(action).toHaveBeenCalledTimes(2);
  rerender({ active: true });
  unmount();
  vi.advanceTimersByTime(5000);
  expect(action).toHaveBeenCalledTimes(2);
});
