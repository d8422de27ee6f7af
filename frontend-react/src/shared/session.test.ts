import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { belongTo, forgetWithPerson } from './belongings.ts';
import { me } from './me.ts';
import { followOtherTabs, session, sessionEnded, signedInAs, signedOut } from './session.ts';

const worf = { uuid: crypto.randomUUID(), handle: 'worf', display_name: 'Worf' };
const garek = { uuid: crypto.randomUUID(), handle: 'garek', display_name: 'Garek' };

let draft = '';
forgetWithPerson(() => {
  draft = '';
});

let client: QueryClient;
let reads: number;

beforeEach(async () => {
  sessionStorage.clear();
  session.set({ expired: false });
  client = new QueryClient();
  reads = 0;
  client.setQueryData(['left behind'], 'a list of a page before');
  const feed = new QueryObserver(client, {
    queryKey: ['feed'],
    queryFn: () => ({ read: ++reads, by: client.getQueryData(me.queryKey)?.handle }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  feed.subscribe(() => {});
  await vi.waitFor(() => expect(reads).toBe(1));
  await signedInAs(client, worf);
  await vi.waitFor(() => expect(client.getQueryData(['feed'])).toEqual({ read: 2, by: 'worf' }));
  draft = 'a thought of Worf';
});

describe('another person', () => {
  it('finds nothing of the one before', async () => {
    expect(client.getQueryData(['left behind'])).toBeUndefined();
    await signedInAs(client, garek);
    expect(draft).toBe('');
    await vi.waitFor(() => expect(client.getQueryData(['feed'])).toEqual({ read: 3, by: 'garek' }));
  });

  it('is known as another one after a reload of the page, too', () => {
    belongTo(garek.uuid);
    expect(draft).toBe('');
  });
});

it('signing out leaves nothing', async () => {
  sessionStorage.setItem('cruddur.reply.of-a-page-before', 'half a thought');
  await signedOut(client);
  expect(Object.keys(sessionStorage)).toEqual([]);
  expect(draft).toBe('');
  expect(client.getQueryData(me.queryKey)).toBeNull();
  expect(session.get().expired).toBe(false);
});

describe('a session that ends by itself', () => {
  it('is said, and what was typed is there for the same person', async () => {
    sessionEnded(client);
    expect(client.getQueryData(me.queryKey)).toBeNull();
    expect(session.get().expired).toBe(true);
    await vi.waitFor(() => expect(reads).toBe(3));
    await signedInAs(client, worf);
    expect(session.get().expired).toBe(false);
    expect(draft).toBe('a thought of Worf');
  });

  it('is gone for somebody else', async () => {
    sessionEnded(client);
    await signedInAs(client, garek);
    expect(draft).toBe('');
  });

  it('is nothing to say where nobody was signed in', async () => {
    await signedOut(client);
    sessionEnded(client);
    expect(session.get().expired).toBe(false);
  });
});

describe('another tab', () => {
  it.each([
    ['signs in as somebody else', garek, 'garek'],
    ['signs out', null, undefined],
  ])('%s, and so does this one', async (_, person, by) => {
    followOtherTabs(client);
    new BroadcastChannel('cruddur.session').postMessage(person);
    await vi.waitFor(() => expect(client.getQueryData(me.queryKey)).toEqual(person));
    await vi.waitFor(() => expect(client.getQueryData(['feed'])).toMatchObject({ by }));
    expect(draft).toBe('');
  });
});
