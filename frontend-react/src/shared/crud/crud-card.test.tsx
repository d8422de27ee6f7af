import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { skipToken, useQuery } from '@tanstack/react-query';
import {
  act,
  cleanup,
  configure,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Exchange, startApi } from '../testing/api-server.ts';
import { crud, list } from '../testing/cruds.ts';
import { andrew, showPage } from '../testing/show-page.tsx';
import { toasts } from '../ui/toasts.ts';
import { CrudCard } from './crud-card.tsx';
import { closeDialog } from './dialogs.ts';
import { type ActivityPage, listKeys } from './lists.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
configure({ asyncUtilTimeout: 8_000 });

let stop: () => void;
let calls: Exchange[];
let client: QueryClient;

beforeEach(async () => {
  calls = [];
  stop = await startApi((exchange) => calls.push(exchange));
});

afterEach(() => {
  closeDialog();
  toasts.set({ shown: [] });
  cleanup();
  stop();
});

/** The cards of a list that is only in the cache. */
function Cards() {
  const { data } = useQuery<InfiniteData<ActivityPage>>({
    queryKey: listKeys.home,
    queryFn: skipToken,
  });
  return data?.pages[0]?.activities.map((item) => <CrudCard key={item.uuid} activity={item} />);
}
const item = crud({ message: 'Ask @Coco about #Cloud at https://example.com/', likes_count: 2 });

function show(as: typeof andrew | null = andrew, activity = item) {
  client = showPage(<Cards />, { as });
  client.setQueryData(listKeys.home, list([activity]));
  return screen.findByRole('article');
}
const call = async (nth = 0) => {
  await waitFor(() => expect(calls.length).toBeGreaterThan(nth));
  return calls[nth] as Exchange;
};
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const counters = (likes: number, liked: boolean) => {
  const { uuid, replies_count, reposts_count, reposted } = item;
  return { uuid, replies_count, reposts_count, reposted, likes_count: likes, liked };
};
const refusal = { code: 'unavailable', message: 'Cruddur is out of breath.', trace_id: TRACE };

describe('a like', () => {
  it('is counted at once, and then as the server says', async () => {
    await show();
    press('Like, 2 likes');
    const pressed = await screen.findByRole('button', { name: 'Like, 3 likes', pressed: true });
    const { method, path, reply } = await call();
    expect([method, path]).toEqual(['PUT', `/api/activities/${item.uuid}/like`]);
    reply(200, counters(8, true));
    await waitFor(() => expect(pressed.getAttribute('aria-label')).toBe('Like, 8 likes'));
  });

  it('is taken back with a sentence and the reference when the server refuses', async () => {
    await show();
    press('Like, 2 likes');
    (await call()).reply(503, refusal);
    expect(await screen.findByText(/like was not taken. Cruddur is out of breath/)).toBeTruthy();
    expect(screen.getByTitle(TRACE)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Like, 2 likes', pressed: false })).toBeTruthy();
  });

  it('and taking it back are sent in their order, and the last click is the last word', async () => {
    await show();
    press('Like, 2 likes');
    await screen.findByRole('button', { name: 'Like, 3 likes' });
    press('Like, 3 likes');
    const button = await screen.findByRole('button', { name: 'Like, 2 likes', pressed: false });
    const first = await call();
    expect(calls).toHaveLength(1);
    first.reply(200, counters(3, true));
    const second = await call(1);
    expect(second.method).toBe('DELETE');
    expect(button.getAttribute('aria-pressed')).toBe('false');
    second.reply(200, counters(2, false));
    await waitFor(() => expect(client.isMutating()).toBe(0));
    expect(button.getAttribute('aria-pressed')).toBe('false');
  });

  it('invites whoever is not signed in', async () => {
    await show(null);
    press('Like, 2 likes');
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('link', { name: 'Join' })).toBeTruthy();
    expect(calls).toHaveLength(0);
  });
});

describe('a card', () => {
  it('opens the page of the crud, but not from what stands on it', async () => {
    const card = await show();
    press('Reply');
    fireEvent.click(screen.getByRole('link', { name: 'https://example.com/' }));
    expect(screen.getByTestId('address').textContent).toBe('/');
    closeDialog();
    fireEvent.click(card);
    const path = `/@worf/status/${item.uuid}`;
    expect(screen.getByTestId('address').textContent).toBe(path);
  });

  it('does not open while words of it are selected', async () => {
    const card = await show();
    getSelection()?.selectAllChildren(card);
    fireEvent.click(card);
    expect(screen.getByTestId('address').textContent).toBe('/');
    getSelection()?.removeAllRanges();
  });

  it('leaves a double click on its words to select one, and opens when none follows', async () => {
    const card = await show();
    const words = card.querySelector('[data-words]') ?? card;
    const address = () => screen.getByTestId('address').textContent;
    vi.useFakeTimers();
    fireEvent.click(words, { detail: 1 });
    fireEvent.click(words, { detail: 2 });
    act(() => vi.advanceTimersByTime(1_000));
    expect(address()).toBe('/');
    fireEvent.click(words, { detail: 1 });
    expect(address()).toBe('/');
    act(() => vi.advanceTimersByTime(1_000));
    expect(address()).toBe(`/@worf/status/${item.uuid}`);
    vi.useRealTimers();
  });

  it('opens at once where there are no words, though a second click may follow', async () => {
    fireEvent.click(await show(), { detail: 1 });
    expect(screen.getByTestId('address').textContent).toBe(`/@worf/status/${item.uuid}`);
  });

  it('links people, hashtags and addresses', async () => {
    await show();
    const leads = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(leads('@Coco')).toBe('/@coco');
    expect(leads('#Cloud')).toBe('/search?q=%23cloud');
    expect(leads('https://example.com/')).toBe('https://example.com/');
    expect(leads('Worf')).toBe('/@worf');
  });
});

describe('deleting', () => {
  const mine = { ...item, handle: andrew.handle, display_name: andrew.display_name };
  const regret = async () => {
    press('Delete');
    fireEvent.click(await screen.findByRole('button', { name: 'Delete it' }));
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
    return call();
  };

  it('is offered for my own only', async () => {
    await show();
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
  });

  it('takes the crud away at once, and for good when the server agrees', async () => {
    await show(andrew, mine);
    (await regret()).reply(204, undefined);
    await waitFor(() => expect(client.isMutating()).toBe(0));
    expect(screen.queryByRole('article')).toBeNull();
    expect(client.getQueryData(listKeys.home)).toEqual(list([]));
  });

  it('brings it back with a sentence when the server refuses', async () => {
    await show(andrew, mine);
    (await regret()).reply(503, refusal);
    expect(await screen.findByText(/crud was not deleted/)).toBeTruthy();
    expect(screen.getByRole('article')).toBeTruthy();
  });
});
