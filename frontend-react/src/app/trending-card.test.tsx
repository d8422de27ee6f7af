import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { showPage } from '../shared/testing/show-page.tsx';
import { trending } from '../shared/trending.ts';
import { TrendingCard } from './trending-card.tsx';

afterEach(cleanup);

const show = (at: string) =>
  showPage(<TrendingCard />, {
    at,
    before: (client) => client.setQueryData(trending.queryKey, [{ hashtag: 'a', cruds_count: 2 }]),
  });

it('stands beside every page except the search, which has the list itself', () => {
  show('/notifications');
  expect(screen.getByRole('heading', { name: 'Trending' })).toBeTruthy();
  cleanup();
  show('/search');
  expect(screen.queryByRole('heading', { name: 'Trending' })).toBeNull();
  cleanup();
  show('/search?q=a');
  expect(screen.queryByRole('heading', { name: 'Trending' })).toBeNull();
});
