import type { Person } from '@cruddur/contract/api/people.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { CrudDialogs } from '../crud/crud-dialogs.tsx';
import { me } from '../me.ts';
import { usePageShown } from '../page-shown.ts';
import { Toaster } from '../ui/toaster.tsx';

export const andrew: Person = {
  uuid: '0192f0c1-0000-4000-8000-000000000001',
  handle: 'andrewbrown',
  display_name: 'Andrew Brown',
};

interface Showing {
  /** Who is signed in. */
  as?: Person | null;
  at?: string;
  /** Fills the cache before anything is shown. */
  before?: (client: QueryClient) => void;
}

/** Renders something as a page inside of what the shell gives to every page; its client comes back. */
export function showPage(page: ReactNode, showing: Showing = {}): QueryClient {
  const { as = andrew, at = '/', before } = showing;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(me.queryKey, as);
  before?.(client);
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[at]}>
        {page}
        <Address />
        <CrudDialogs />
        <Toaster />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return client;
}

function Address() {
  const { pathname, search, key } = useLocation();
  usePageShown(key);
  return <output data-testid="address">{pathname + search}</output>;
}
