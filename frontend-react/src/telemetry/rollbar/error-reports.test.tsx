import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { noteCaughtError } from '../early-errors.ts';
import { ErrorReports } from './error-reports.tsx';
import { follow, type Step } from './trail.ts';

function App() {
  const [broken, setBroken] = useState(false);
  if (broken) throw new Error('the app broke');
  return (
    <button type="button" onClick={() => setBroken(true)}>
      break
    </button>
  );
}

afterEach(cleanup);

test('what nothing further inside has caught is told once, with where React was', () => {
  const steps: Step[] = [];
  follow((step) => steps.push(step));
  const fallback = ({ error }: { error: Error | null }) => <p>Sorry: {error?.message}</p>;
  const app = (
    <ErrorReports fallback={fallback}>
      <App />
    </ErrorReports>
  );
  render(app, {
    // As main.tsx does; React tells its root first, and then the boundary.
    onCaughtError: (error, { componentStack }) => noteCaughtError(error, componentStack),
  });
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByText('Sorry: the app broke')).toBeTruthy();
  expect(steps).toEqual([
    expect.objectContaining({
      type: 'error',
      how: 'caught error',
      componentStack: expect.stringMatching(/App/),
    }),
  ]);
});
