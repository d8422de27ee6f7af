import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callApi } from '../shared/api-client.ts';
import { me } from '../shared/me.ts';
import { session } from '../shared/session.ts';
import { startApi } from '../shared/testing/api-server.ts';
import { queryClient } from './query-client.ts';

let stop: () => void;
let refusal: { status: number; code: string };

beforeEach(async () => {
  stop = await startApi(({ reply }) => reply(refusal.status, { ...refusal, message: 'No.' }));
  session.set({ expired: false });
  const worf = { uuid: crypto.randomUUID(), handle: 'worf', display_name: 'Worf' };
  queryClient.setQueryData(me.queryKey, worf);
});

afterEach(() => {
  stop();
  queryClient.clear();
});

const call = () => callApi('/api/anything', { answer: undefined });
const ways = {
  query: () => queryClient.fetchQuery({ queryKey: ['anything'], queryFn: call }),
  mutation: () =>
    queryClient.getMutationCache().build(queryClient, { mutationFn: call }).execute(undefined),
};

it.each(Object.entries(ways))(
  'a %s that learns that nobody is signed in tells the page',
  async (_, ask) => {
    refusal = { status: 401, code: 'not_signed_in' };
    await expect(ask()).rejects.toThrow('No.');
    await vi.waitFor(() => expect(queryClient.getQueryData(me.queryKey)).toBeNull());
    expect(session.get().expired).toBe(true);
  },
);

it('a wrong password is no end of the session', async () => {
  refusal = { status: 401, code: 'wrong_credentials' };
  await expect(ways.mutation()).rejects.toThrow('No.');
  expect(queryClient.getQueryData(me.queryKey)).toBeTruthy();
  expect(session.get().expired).toBe(false);
});
