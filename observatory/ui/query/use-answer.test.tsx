// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { QueryRequest } from '../../api/query.ts';
import { RequestFailed } from '../shared/api.ts';
import { keepQuiet, tidy } from '../testing.tsx';
import { useAnswer } from './use-answer.ts';

beforeEach(keepQuiet);
afterEach(tidy);

/** Asks that wait until the test answers them, and end when they are cancelled. */
function openAsk() {
  const open = new Map<number, (outcome: string | Error) => void>();
  const ask = (request: QueryRequest, signal?: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      open.set(request.query.limit ?? 0, (outcome) =>
        outcome instanceof Error ? reject(outcome) : resolve(outcome),
      );
    });
  const answer = (limit: number, outcome: string | Error) =>
    act(async () => open.get(limit)?.(outcome));
  return { ask, answer };
}

function show({ follow = false } = {}) {
  const { ask, answer } = openAsk();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const hook = renderHook(
    ({ limit }) => useAnswer('answer', { dataset: 'a', query: { limit } }, ask, follow),
    { wrapper, initialProps: { limit: 1 } },
  );
  return { answer, hook, now: () => hook.result.current };
}

it('keeps the answer while the next one is on its way, and says that it is not the next one', async () => {
  const { answer, hook, now } = show();
  expect(now()).toMatchObject({ answer: undefined, loading: true });
  await answer(1, 'first');
  await waitFor(() => expect(now()).toMatchObject({ answer: 'first', stale: false }));
  hook.rerender({ limit: 2 });
  expect(now()).toMatchObject({ answer: 'first', stale: true, loading: true });
  await answer(2, 'second');
  await waitFor(() => expect(now()).toMatchObject({ answer: 'second', stale: false }));
});

it('keeps the answer when the next question is refused', async () => {
  const { answer, hook, now } = show();
  await answer(1, 'first');
  hook.rerender({ limit: 2 });
  await answer(2, new RequestFailed(422, 'limit: too big.'));
  await waitFor(() => expect(now().error?.message).toBe('limit: too big.'));
  expect(now()).toMatchObject({ answer: 'first', stale: true, loading: false });
});

it('keeps the answer when the next question is cancelled, and asks it again when told to', async () => {
  const { answer, hook, now } = show();
  await answer(1, 'first');
  hook.rerender({ limit: 2 });
  act(() => now().cancel());
  await waitFor(() => expect(now()).toMatchObject({ answer: 'first', cancelled: true }));
  act(() => void now().retry());
  await waitFor(() => expect(now()).toMatchObject({ loading: true, cancelled: false }));
  await answer(2, 'second');
  await waitFor(() => expect(now()).toMatchObject({ answer: 'second', stale: false }));
});

it('moves on with the time also while nothing new comes', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const { answer, now } = show({ follow: true });
    await answer(1, 'ten minutes ago');
    await act(async () => vi.advanceTimersByTime(30_000));
    await answer(1, 'now');
    await vi.waitFor(() => expect(now().answer).toBe('now'));
  } finally {
    vi.useRealTimers();
  }
});
