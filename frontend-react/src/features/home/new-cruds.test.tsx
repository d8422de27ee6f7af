import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Exchange, startApi } from '../../shared/testing/api-server.ts';
import { crud } from '../../shared/testing/cruds.ts';
import { Feed } from './feed.tsx';

/** jsdom lays nothing out: nothing ever comes into sight. */
class NothingInSight {
  observe() {}
  disconnect() {}
}

const older = crud({ message: 'An older one' });
const newer = crud({ message: 'A newer one' });
const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });

let stop: () => void;
let first: ReturnType<typeof crud>[];
let nextPages: Exchange[];

beforeEach(async () => {
  first = [older];
  nextPages = [];
  vi.stubGlobal('IntersectionObserver', NothingInSight);
  vi.stubGlobal('scrollTo', () => {});
  stop = await startApi((exchange) => {
    if (exchange.path === '/api/me') exchange.reply(200, null);
    else if (exchange.path.includes('cursor')) nextPages.push(exchange);
    else exchange.reply(200, first, { link: '</api/activities/home?cursor=x>; rel="next"' });
  });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <Feed name="home" heading={{ current: null }} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
});

afterEach(() => {
  cleanup();
  client.clear();
  stop();
});

it('keeps new cruds in the feed when they are shown while its next page is under way', async () => {
  fireEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(nextPages).toHaveLength(1));
  first = [newer, older];
  // As a live event does.
  await client.invalidateQueries({ queryKey: ['fresh', 'home'] });
  fireEvent.click(await screen.findByRole('button', { name: /1\+? new crud/ }));
  expect(await screen.findByText('A newer one')).toBeTruthy();

  nextPages[0]?.reply(200, [crud({ message: 'The next page' })]);
  fireEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  await waitFor(() => expect(nextPages).toHaveLength(2));
  nextPages[1]?.reply(200, [crud({ message: 'The next page' })]);
  expect(await screen.findByText('The next page')).toBeTruthy();
  expect(screen.getByText('A newer one')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /new crud/ })).toBeNull();
});
