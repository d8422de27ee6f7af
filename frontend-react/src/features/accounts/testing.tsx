import { pages } from '@cruddur/contract/pages.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type Location, MemoryRouter, useLocation, useRoutes } from 'react-router';
import { expect } from 'vitest';
import { usePageShown } from '../../shared/page-shown.ts';
import { type Exchange, startApi } from '../../shared/testing/api-server.ts';
import AccountPage from './account-page.tsx';
import ConfirmPage from './confirm-page.tsx';
import ForgotPage from './forgot-page.tsx';
import SignInPage from './sign-in-page.tsx';
import SignUpPage from './sign-up-page.tsx';

// A deadline, not a wait: a busy machine may take longer than the usual second.
configure({ asyncUtilTimeout: 8_000 });

export const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
export const worf = { uuid: crypto.randomUUID(), handle: 'worf', display_name: 'Worf' };

export type Answers = Record<string, (exchange: Exchange) => void>;

/**
 * An API of which `answers` says what it does, by "METHOD /path"; what is not named there is an
 * empty list. `asked` holds every request that was made.
 */
export async function startAccountsApi(answers: Answers) {
  const asked: Exchange[] = [];
  const stop = await startApi((exchange) => {
    asked.push(exchange);
    const known = answers[`${exchange.method} ${exchange.path}`];
    if (known) known(exchange);
    else exchange.reply(200, exchange.path === '/api/me' ? null : []);
  });
  return { asked, stop };
}

const routes = [
  { path: pages.signUp, element: <SignUpPage /> },
  { path: pages.confirm, element: <ConfirmPage /> },
  { path: pages.signIn, element: <SignInPage /> },
  { path: pages.forgot, element: <ForgotPage /> },
  { path: pages.account, element: <AccountPage /> },
  { path: '*', element: <p>elsewhere</p> },
];

/** The pages of signing in, and a page for every other address; `place` is where one is. */
export function showPage(at: string | { pathname: string; state: unknown }, person?: typeof worf) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (person) client.setQueryData(['me'], person);
  let location: Location;
  function Pages() {
    location = useLocation();
    usePageShown(location.key);
    return useRoutes(routes);
  }
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[at]}>
        <Pages />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { client, place: () => location };
}

export const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

export function type(values: Record<string, string>) {
  for (const [label, value] of Object.entries(values))
    fireEvent.change(field(label), { target: { value } });
}

export const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

/** The one request of that kind, as soon as it has come in, with its parsed body. */
export async function sent(asked: Exchange[], call: string) {
  const calls = () => asked.filter(({ method, path }) => `${method} ${path}` === call);
  await waitFor(() => expect(calls()).toHaveLength(1));
  const exchange = calls()[0] as Exchange;
  return { exchange, body: exchange.body === '' ? undefined : JSON.parse(exchange.body) };
}
