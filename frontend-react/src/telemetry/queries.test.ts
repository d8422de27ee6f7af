import {
  InfiniteQueryObserver,
  MutationObserver,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { active, run } from './carrier.ts';
import { begin, close, isOpen, type Operation, release } from './operations.ts';
import { causedBy, traceQueries } from './queries.ts';

const opened: Operation[] = [];
let client: QueryClient;

function action(name: string): Operation {
  const operation = begin({ kind: 'action', name });
  opened.push(operation);
  return operation;
}

/** The name of what the calling code runs in. */
const here = () => active()?.operation?.name;

beforeEach(() => {
  for (const operation of opened.splice(0)) close(operation);
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  traceQueries(client);
});

test('a mutation and all its callbacks run in the action that called mutate', async () => {
  const seen: unknown[] = [];
  const note = async () => void seen.push(here());
  const first = action('first');
  action('second');
  const observer = new MutationObserver(client, {
    mutationFn: note,
    onMutate: note,
    onSuccess: note,
    onSettled: note,
  });
  observer.subscribe(() => {});
  await run(first, () => observer.mutate(undefined, { onSuccess: note }));
  expect(seen).toEqual(['first', 'first', 'first', 'first', 'first']);
  expect(here()).toBeUndefined();
});

test('an action waits for its mutation, and for the queries that it refetches', async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  const operation = action('save');
  release(operation);
  const done = run(operation, () =>
    client.fetchQuery({ queryKey: ['slow'], queryFn: () => promise }),
  );
  expect(operation.holds).toBe(1);
  resolve(1);
  await done;
  await vi.waitFor(() => expect(operation.holds).toBe(0));
});

test('a retry and a further page run in the operation that asked', async () => {
  const seen: unknown[] = [];
  const first = action('first');
  action('second');
  let tries = 0;
  const retried = client.getQueryCache().build(client, {
    queryKey: ['retried'],
    retry: 1,
    retryDelay: 0,
    queryFn: () => {
      seen.push(here());
      tries += 1;
      if (tries === 1) throw new Error('once');
      return tries;
    },
  });
  await run(first, () => retried.fetch());
  const pages = new InfiniteQueryObserver(client, {
    queryKey: ['pages'],
    queryFn: async ({ pageParam }) => {
      seen.push(here());
      return pageParam;
    },
    initialPageParam: 0,
    getNextPageParam: (last: number) => last + 1,
  });
  await run(first, () => pages.fetchNextPage());
  await run(first, () => pages.fetchNextPage());
  await run(first, () => pages.refetch());
  expect(seen).toEqual(Array(6).fill('first'));
});

test('options replaced in mid-flight stay in the context, and the signal stays unread', async () => {
  const seen: unknown[] = [];
  const first = action('first');
  action('second');
  const options = (n: number) => ({
    queryKey: ['replaced'],
    retryDelay: 0,
    retry: 1,
    queryFn: () => {
      seen.push([n, here()]);
      if (n === 1) throw new Error('again');
      return n;
    },
  });
  const query = client.getQueryCache().build(client, options(1));
  const running = run(first, () => query.fetch());
  query.setOptions(options(2));
  await running;
  expect(seen).toEqual([
    [1, 'first'],
    [2, 'first'],
  ]);
});

test('what a live event refetches is the event’s, whatever somebody is doing', async () => {
  const seen: unknown[] = [];
  const queryFn = async () => {
    const { operation } = active() ?? {};
    if (operation) opened.push(operation);
    seen.push(operation?.name);
    return 1;
  };
  const only = action('post');
  const stop = new QueryObserver(client, { queryKey: ['fresh'], queryFn }).subscribe(() => {});
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  expect(seen.splice(0)).toEqual(['post']);
  causedBy('live.event', () => void client.invalidateQueries({ queryKey: ['fresh'] }));
  await vi.waitFor(() => expect(seen).toEqual(['live.event']));
  expect(isOpen(only)).toBe(true);
  stop();
});

test('without a running context the only open operation is the cause; with two there is no guess', async () => {
  const seen: unknown[] = [];
  const queryFn = async () => {
    seen.push(here());
    return 1;
  };
  const only = action('only');
  await client.fetchQuery({ queryKey: [1], queryFn });
  action('another');
  await client.fetchQuery({ queryKey: [2], queryFn });
  expect(seen).toEqual(['only', 'query.background']);
  expect(isOpen(only)).toBe(true);
});

test('polling and window focus get roots of their own', async () => {
  const seen: unknown[] = [];
  const queryFn = async () => {
    seen.push(here());
    return 1;
  };
  const observe = (key: string, refetchInterval: number | false) =>
    new QueryObserver(client, { queryKey: [key], queryFn, refetchInterval, staleTime: 0 });
  action('a');
  action('b');
  const stop = observe('polled', 5).subscribe(() => {});
  await vi.waitFor(() => expect(seen).toContain('query.poll'));
  stop();
  const stops = ['x', 'y'].map((key) => observe(key, false).subscribe(() => {}));
  await vi.waitFor(() => expect(client.isFetching()).toBe(0));
  seen.length = 0;
  client.getQueryCache().onFocus();
  await vi.waitFor(() => expect(seen).toEqual(['window.focus', 'window.focus']));
  for (const each of stops) each();
});
