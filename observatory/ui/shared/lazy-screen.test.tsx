// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { lazyScreen, loadScreens } from './lazy-screen.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';

const Here = () => <p>here</p>;

function page(Screen: React.ComponentType, address = '/a') {
  return (
    <ScreenBoundary address={address}>
      <Screen />
    </ScreenBoundary>
  );
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('reads the code of a screen when it is wanted', async () => {
  render(page(lazyScreen(async () => Here)));
  expect(screen.queryByText('here')).toBeNull();
  await screen.findByText('here');
});

it('draws a screen at once whose code is there', async () => {
  const Screen = lazyScreen(async () => Here);
  await loadScreens();
  render(page(Screen));
  screen.getByText('here');
});

it('says that a screen cannot be shown, until another address is tried', async () => {
  // React repeats an error that is caught.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { rerender } = render(page(lazyScreen(() => Promise.reject(new Error('gone')))));
  await screen.findByRole('heading', { name: 'This screen could not be shown.' });
  rerender(page(Here, '/b'));
  screen.getByText('here');
});
