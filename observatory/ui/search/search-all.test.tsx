// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { Address, address, tidy } from '../testing.tsx';
import { SearchAll } from './search-all.tsx';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';
const xrayId = '1-4bf92f35-77b34da6a3ce929d0e0e4736';

afterEach(tidy);

/** Types into the box on a screen; gives where that leads, now and after Enter. */
function type(screenPath: string, text: string) {
  render(
    <MemoryRouter initialEntries={[screenPath]}>
      <SearchAll />
      <Address />
    </MemoryRouter>,
  );
  const box = screen.getByRole('searchbox', { name: 'Search traces' });
  fireEvent.change(box, { target: { value: text } });
  return { address, enter: () => fireEvent.keyDown(box, { key: 'Enter' }) };
}

it.each([
  [traceId, ''],
  [xrayId, ''],
  [`00-${traceId}-${spanId}-01`, `?span=${spanId}`],
  [`Root=${xrayId};Parent=${spanId}`, `?span=${spanId}`],
  [`X-Amzn-Trace-Id: Root=${xrayId};Parent=${spanId};Sampled=1`, `?span=${spanId}`],
])('opens the trace of %s from any screen as soon as it is there', (form, search) => {
  expect(type('/mail', form).address()).toBe(`/trace/${traceId}${search}`);
});

it('searches the list for anything else, at Enter where the list is not on the screen', () => {
  const { address, enter } = type('/status', 'andrewbrown');
  expect(address()).toBe('/status');
  enter();
  expect(address()).toBe('/?search=andrewbrown');
});

it('asks where a span or an item is, and searches for what is not known', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path);
    const known = path.endsWith(spanId) ? `/trace/${traceId}?span=${spanId}` : null;
    return new Response(JSON.stringify({ path: known }));
  });
  const first = type('/errors', spanId);
  first.enter();
  await expect.poll(first.address).toBe(`/trace/${traceId}?span=${spanId}`);
  cleanup();
  const second = type('/errors', 'ffffffffffffffff');
  second.enter();
  await expect.poll(second.address).toBe('/?search=ffffffffffffffff');
  expect(asked).toHaveLength(2);
});
