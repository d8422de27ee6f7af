import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Exchange, startApi } from '../../shared/testing/api-server.ts';
import { AsksForMe } from '../../shared/testing/asks-for-me.tsx';
import { draft, life } from './compose-draft.ts';
import { HomePage } from './home-page.tsx';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const HOUR = 3_600_000;

const crud = (message: string, livesMs = 24 * HOUR) => ({
  uuid: crypto.randomUUID(),
  handle: 'worf',
  display_name: 'Worf',
  message,
  replies_count: 0,
  reposts_count: 0,
  likes_count: 3,
  liked: false,
  reposted: false,
  created_at: new Date(Date.now() - HOUR).toISOString(),
  expires_at: new Date(Date.now() + livesMs).toISOString(),
});

// A deadline, not a wait: a busy machine may take longer than the usual second.
configure({ asyncUtilTimeout: 8_000 });

let stop: () => void;
let posts: Exchange[];
let home: (exchange: Exchange) => void;

/** jsdom lays nothing out: nothing ever comes into sight. */
class NothingInSight {
  observe() {}
  disconnect() {}
}

beforeEach(async () => {
  localStorage.setItem('cruddur.signed-in', 'andrewbrown');
  posts = [];
  vi.stubGlobal('IntersectionObserver', NothingInSight);
  home = (exchange) => exchange.reply(200, [crud('It is a good day to deploy.')]);
  stop = await startApi((exchange) => {
    if (exchange.method === 'POST') posts.push(exchange);
    else if (exchange.path === '/api/me') {
      const uuid = crypto.randomUUID();
      exchange.reply(200, { uuid, handle: 'andrewbrown', display_name: 'Andrew Brown' });
    } else home(exchange);
  });
});

afterEach(() => {
  cleanup();
  stop();
  draft.set({ message: '', refusal: undefined, attempt: undefined });
  life.set({ ttl: '7-days' });
});

function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <AsksForMe />
        <HomePage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
const field = () => screen.getByLabelText<HTMLTextAreaElement>('What would you like to say?');
const write = (text: string) => fireEvent.change(field(), { target: { value: text } });
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Crud' }));
const cruds = () => screen.getAllByRole('article').map((card) => within(card).getByRole('heading'));
const post = async () => {
  await waitFor(() => expect(posts).toHaveLength(1));
  return posts[0] as Exchange;
};

describe('posting a crud', () => {
  it('shows it at once, before the server answers, and keeps it when the server agrees', async () => {
    show();
    await screen.findByText('It is a good day to deploy.');
    write('Cloud is fun!');
    fireEvent.change(screen.getByLabelText('How long it lives'), { target: { value: '1-hour' } });
    submit();

    const card = (await screen.findByText('Cloud is fun!')).closest('article');
    expect(card?.getAttribute('aria-busy')).toBe('true');
    expect(field().value).toBe('');
    expect(cruds()[0]?.textContent).toBe('Andrew Brown @andrewbrown');

    const exchange = await post();
    expect(JSON.parse(exchange.body)).toEqual({ message: 'Cloud is fun!', ttl: '1-hour' });
    exchange.reply(201, crud('Cloud is fun!'));
    await waitFor(() => expect(card?.getAttribute('aria-busy')).toBe('false'));
    expect(card?.isConnected).toBe(true);
  });

  it('takes it back with its words, its life and the reference when the server refuses', async () => {
    show();
    await screen.findByText('It is a good day to deploy.');
    write('Refuse me');
    fireEvent.change(screen.getByLabelText('How long it lives'), { target: { value: '3-days' } });
    fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
    const message = 'Cruddur is out of breath.';
    (await post()).reply(503, { code: 'unavailable', message, trace_id: TRACE });

    expect((await screen.findByRole('alert', { name: '' })).isConnected).toBe(true);
    expect(await screen.findByText(/Cruddur is out of breath/)).toBeTruthy();
    expect(screen.getByTitle(TRACE).textContent).toBe('4bf92f35…');
    expect(field().value).toBe('Refuse me');
    expect(screen.getByLabelText<HTMLSelectElement>('How long it lives').value).toBe('3-days');
    expect(screen.getAllByRole('article')).toHaveLength(1);
  });

  it('loses neither the refused words nor those written since, when the network breaks', async () => {
    show();
    await screen.findByText('It is a good day to deploy.');
    write('First');
    submit();
    const exchange = await post();
    write('Second');
    exchange.hangUp();
    await waitFor(() => expect(field().value).toBe('First\n\nSecond'));
    expect(screen.getByText(/could not be reached/)).toBeTruthy();
  });

  it('sends neither blank nor over-long words, and says why', async () => {
    show();
    write('  \n ');
    submit();
    expect(screen.getByText('A crud needs some words.')).toBeTruthy();
    expect(document.activeElement).toBe(field());
    write('👩‍👩‍👧‍👦'.repeat(281));
    submit();
    expect(screen.getByText(/Too long by 1:/)).toBeTruthy();
    write('👩‍👩‍👧‍👦'.repeat(280));
    submit();
    const sent: { message: string } = JSON.parse((await post()).body);
    expect(sent.message).toHaveLength('👩‍👩‍👧‍👦'.length * 280);
    expect(posts).toHaveLength(1);
  });

  it('keeps the draft for a reload of the page', () => {
    show();
    write('Half a thought');
    const kept: unknown = JSON.parse(sessionStorage.getItem('cruddur.draft') ?? '');
    expect(kept).toEqual({ message: 'Half a thought' });
    write('');
    expect(sessionStorage.getItem('cruddur.draft')).toBeNull();
  });
});

describe('the feed', () => {
  it('says so when there is nothing', async () => {
    home = (exchange) => exchange.reply(200, []);
    show();
    expect(await screen.findByText('Nothing to see here yet')).toBeTruthy();
  });

  it('says what happened, quotes the reference, and loads again on Retry', async () => {
    const message = 'The database does not answer.';
    home = (exchange) => exchange.reply(503, { code: 'unavailable', message, trace_id: TRACE });
    show();
    expect(await screen.findByText(/The database does not answer/)).toBeTruthy();
    expect(screen.getByTitle(TRACE)).toBeTruthy();
    home = (exchange) => exchange.reply(200, [crud('Back again')]);
    const retry = screen.getByRole('button', { name: 'Retry' });
    retry.focus();
    fireEvent.click(retry);
    expect(await screen.findByText('Back again')).toBeTruthy();
    // The button is gone; the keyboard goes on from the feed, not from the top of the page.
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Feed' }));
  });

  it('shows the next page on request, each crud once, and then the end', async () => {
    const twice = crud('In both pages');
    home = (exchange) =>
      exchange.path.includes('cursor')
        ? exchange.reply(200, [twice, crud('Second page')])
        : exchange.reply(200, [crud('First page'), twice], {
            link: '</api/activities/home?cursor=x>; rel="next"',
          });
    show();
    const more = await screen.findByRole('button', { name: 'Show more' });
    more.focus();
    fireEvent.click(more);
    expect(await screen.findByText('Second page')).toBeTruthy();
    // The button is gone; the keyboard goes on from the last crud that was there.
    expect(document.activeElement?.textContent).toContain('In both pages');
    expect(screen.getAllByText('In both pages')).toHaveLength(1);
    expect(screen.getByText(/seen every crud/)).toBeTruthy();
  });

  it('lets an expired crud go', async () => {
    home = (exchange) => exchange.reply(200, [crud('Stays'), crud('Goes', 700)]);
    show();
    await screen.findByText('Goes');
    await waitFor(() => expect(screen.queryByText('Goes')).toBeNull());
    expect(screen.getByText('Stays')).toBeTruthy();
  });
});
