import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { vi } from 'vitest';
import { startChild } from '../testing/child.ts';

/** How long a screen may take to show what an Observatory answers. */
export const patience = { timeout: 5000 };

const direct = globalThis.fetch;

/** Starts a real Observatory, which the page's own fetch asks from then on; resolves to its address. */
export async function serve(): Promise<string> {
  // In a process of its own, since jsdom takes the place of Node's URL in this one.
  const { url } = await startChild({ OBSERVATORY_DATA: ':memory:' });
  // jsdom's signals are not those of Node's fetch.
  vi.stubGlobal('fetch', (path: string, { signal: _, ...init }: RequestInit = {}) =>
    direct(new URL(path, url), init),
  );
  return url;
}

/** jsdom has no live stream: this is one on which nothing happens. */
export function keepQuiet(): void {
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      close() {}
    },
  );
}

/** jsdom lays nothing out: this is a wide screen, and 800 px of it for whatever is measured. */
export function layOut(): void {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: false }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  for (const size of ['clientHeight', 'clientWidth', 'offsetHeight'] as const) {
    vi.spyOn(HTMLElement.prototype, size, 'get').mockReturnValue(800);
  }
}

/** For after each test: takes the page away, and what jsdom was lent. */
export function tidy(): void {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
}

/** Opens a screen, whose route this is, at an address. */
export function openScreen(path: string, element: ReactElement, at: string): void {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[at]}>
        <Routes>
          <Route path={path} element={element} />
        </Routes>
        <Address />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

/** The address bar, which `address` reads. */
export function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="Address">{pathname + search}</output>;
}

export const address = () => screen.getByRole('status', { name: 'Address' }).textContent;
