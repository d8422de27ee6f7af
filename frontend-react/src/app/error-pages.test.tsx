import { cleanup, render, screen } from '@testing-library/react';
import { createMemoryRouter, Outlet, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../shared/api-error.ts';
import { PageError, WholeError } from './error-pages.tsx';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

function Broken(): never {
  throw new ApiError({ status: 500, code: 'internal', message: 'It broke.', traceId: TRACE });
}

function show(routes: RouteObject[]) {
  // React and the router report what a boundary caught; here that is the point of the test.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  render(<RouterProvider router={createMemoryRouter(routes)} />);
}
const shell = (
  <>
    <nav>the shell</nav>
    <Outlet />
  </>
);

afterEach(cleanup);

describe('a page that breaks', () => {
  it('keeps the shell, says so, and quotes the reference with a way to reload', async () => {
    const page = { errorElement: <PageError />, children: [{ path: '*', element: <Broken /> }] };
    show([{ element: shell, errorElement: <WholeError />, children: [page] }]);
    expect(await screen.findByText('This page broke')).toBeTruthy();
    expect(screen.getByText('the shell')).toBeTruthy();
    expect(screen.getByTitle(TRACE).textContent).toBe('4bf92f35…');
    expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
  });

  it('leaves a page of its own when the shell is what broke', async () => {
    show([{ path: '*', element: <Broken />, errorElement: <WholeError /> }]);
    expect(await screen.findByRole('main')).toBeTruthy();
    expect(screen.getByTitle(TRACE)).toBeTruthy();
  });
});
