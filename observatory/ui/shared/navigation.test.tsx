// @vitest-environment jsdom
import { fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { tidy } from '../testing.tsx';
import { Navigation } from './navigation.tsx';
import { screens } from './screens.ts';

function show(narrow: boolean, address: string) {
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: narrow }));
  render(
    <MemoryRouter initialEntries={[address]}>
      <Navigation />
    </MemoryRouter>,
  );
}

const names = (role: 'link' | 'menuitem') =>
  screen.getAllByRole(role).map(({ textContent }) => textContent);

afterEach(tidy);

it('lists every screen where there is room, and which one it is', () => {
  show(false, '/errors/12');
  expect(names('link')).toEqual(screens.map(({ label }) => label));
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Errors');
});

it('keeps the most used on a phone, and the others under More', async () => {
  show(true, '/status');
  expect(names('link')).toEqual(['Now', 'Query', 'Errors', 'Logs']);
  fireEvent.keyDown(screen.getByRole('button', { name: /More/ }), { key: 'Enter' });
  const others = screens.filter(({ often }) => !often).map(({ label }) => label);
  expect(await screen.findAllByRole('menuitem')).toHaveLength(others.length + 1);
  expect(names('menuitem')).toEqual(['Start here', ...others]);
});

it('has a key of its own for each screen', () => {
  expect(new Set(screens.map(({ key }) => key)).size).toBe(screens.length);
});
