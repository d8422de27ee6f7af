import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { me } from './me.ts';
import { rememberMyHandle, useMyHandle } from './my-handle.ts';
import { type Exchange, startApi } from './testing/api-server.ts';
import { AsksForMe } from './testing/asks-for-me.tsx';

const worf = {
  uuid: '0192f0c1-0000-4000-8000-000000000007',
  handle: 'worf',
  display_name: 'Worf',
};

let stop: () => void;
let asked: Exchange[];
let seen: (string | null)[];

function Here() {
  const handle = useMyHandle();
  seen.push(handle);
  return <output>{handle ?? 'nobody'}</output>;
}

/** A page that has just been opened. */
function visit(): QueryClient {
  cleanup();
  seen = [];
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  rememberMyHandle(client);
  render(
    <QueryClientProvider client={client}>
      <AsksForMe />
      <Here />
    </QueryClientProvider>,
  );
  return client;
}
const nextAsked = async (count: number) => {
  await waitFor(() => expect(asked).toHaveLength(count));
  return asked[count - 1] as Exchange;
};

beforeEach(async () => {
  localStorage.clear();
  asked = [];
  stop = await startApi((exchange) => asked.push(exchange));
});

afterEach(() => {
  cleanup();
  stop();
});

it('takes a first visit for that of nobody, and the next for that of who was found', async () => {
  visit();
  expect(seen).toEqual([null]);
  (await nextAsked(1)).reply(200, worf);
  expect(await screen.findByText('worf')).toBeTruthy();

  visit();
  (await nextAsked(2)).reply(200, worf);
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(new Set(seen)).toEqual(new Set(['worf']));
});

it('believes the server, and remembers what it said', async () => {
  localStorage.setItem('cruddur.signed-in', 'worf');
  visit();
  expect(screen.getByText('worf')).toBeTruthy();
  (await nextAsked(1)).reply(200, null);
  expect(await screen.findByText('nobody')).toBeTruthy();
  expect(localStorage.getItem('cruddur.signed-in')).toBeNull();
});

it('follows signing in and out within a visit', async () => {
  const client = visit();
  (await nextAsked(1)).reply(200, null);
  await waitFor(() => expect(client.getQueryData(me.queryKey)).toBeNull());
  client.setQueryData(me.queryKey, worf);
  expect(localStorage.getItem('cruddur.signed-in')).toBe('worf');
  client.setQueryData(me.queryKey, null);
  expect(localStorage.getItem('cruddur.signed-in')).toBeNull();
});
