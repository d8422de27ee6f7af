import type { Person } from '@cruddur/contract/api/people.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { me } from '../shared/me.ts';
import { startApi } from '../shared/testing/api-server.ts';
import { andrew } from '../shared/testing/show-page.tsx';
import { LeftNavigation } from './left-navigation.tsx';

let stop: () => void;
beforeEach(async () => {
  stop = await startApi(() => {});
});
afterEach(() => {
  cleanup();
  stop();
});

function show(as: Person | null) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(me.queryKey, as);
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <LeftNavigation onCompose={vi.fn()} onShortcuts={vi.fn()} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}
const address = (name: string) => screen.getByRole('link', { name }).getAttribute('href');

it('leads everybody to their own profile', () => {
  show({ ...andrew, handle: 'worf' });
  expect(address('Profile')).toBe('/@worf');
  cleanup();
  show({ ...andrew, handle: 'coco' });
  expect(address('Profile')).toBe('/@coco');
});

it('leads to the search, and whoever is not signed in to signing in, and to nothing of somebody', () => {
  show(null);
  expect(address('Search')).toBe('/search');
  expect(address('Sign in')).toBe('/signin');
  for (const own of ['Profile', 'Notifications', 'Messages']) {
    expect(screen.queryByRole('link', { name: own })).toBeNull();
  }
});
