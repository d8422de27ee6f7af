import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Link, MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../shared/api-error.ts';
import { ErrorReports } from '../telemetry/rollbar/error-reports.tsx';
import { PageBoundary, WholeBoundary } from './boundaries.tsx';
import { AppError } from './error-pages.tsx';
import { usePage } from './use-page.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

function BrokenAtHome() {
  if (usePage()?.title !== 'Home') return <p>Another page</p>;
  throw new ApiError({ status: 500, code: 'internal', message: 'It broke.', traceId: TRACE });
}

function show(page: ReactNode) {
  render(
    <ErrorReports fallback={AppError}>
      <MemoryRouter>{page}</MemoryRouter>
    </ErrorReports>,
  );
}

// React reports what a boundary caught; here that is the point of the test.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(cleanup);

describe('a page that breaks', () => {
  it('keeps the shell, says so, and quotes the reference with a way to reload', () => {
    show(
      <WholeBoundary>
        <nav>the shell</nav>
        <PageBoundary>
          <BrokenAtHome />
        </PageBoundary>
      </WholeBoundary>,
    );
    expect(screen.getByText('This page broke')).toBeTruthy();
    expect(screen.getByText('the shell')).toBeTruthy();
    expect(screen.getByTitle(TRACE).textContent).toBe('4bf92f35…');
    expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
  });

  it('leaves a page of its own when the shell is what broke', () => {
    show(
      <WholeBoundary>
        <BrokenAtHome />
      </WholeBoundary>,
    );
    expect(screen.getByRole('main')).toBeTruthy();
    expect(screen.getByTitle(TRACE)).toBeTruthy();
  });

  it('makes room for the next one', () => {
    show(
      <>
        <Link to="/search">Search</Link>
        <PageBoundary>
          <BrokenAtHome />
        </PageBoundary>
      </>,
    );
    expect(screen.getByText('This page broke')).toBeTruthy();
    fireEvent.click(screen.getByRole('link'));
    expect(screen.getByText('Another page')).toBeTruthy();
    expect(screen.queryByText('This page broke')).toBeNull();
  });
});
