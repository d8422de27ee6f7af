// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepQuiet, tidy } from '../testing.tsx';
import { DropNotice } from './drop-notice.tsx';
import { status } from './status.fixture.ts';

beforeEach(keepQuiet);
afterEach(tidy);

function show() {
  const client = new QueryClient();
  const tell = (...reasons: string[]) => {
    const dropped = reasons.map((reason) => ({ reason, spans: 8, last_ms: Date.now() }));
    act(() => client.setQueryData(['status'], { ...status, dropped }));
  };
  tell();
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <DropNotice />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return tell;
}

it('says what was lost and why, until it is dismissed, and again for another reason', async () => {
  const tell = show();
  expect(screen.queryByRole('status')).toBeNull();
  tell('span_cap');
  const notice = await screen.findByRole('status');
  expect(notice.textContent).toMatch(/Honeycomb: 8 spans made room .*OBSERVATORY_MAX_SPANS/);
  expect(screen.getByRole('link').getAttribute('href')).toBe('/status#dropped');
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('status')).toBeNull();
  tell('span_cap', 'disk_cap');
  expect((await screen.findByRole('status')).textContent).not.toMatch(/MAX_SPANS/);
});
