import { ErrorBoundary, Provider } from '@rollbar/react';
import type { ComponentType, ReactNode } from 'react';
import type Rollbar from 'rollbar';
import { noteCaughtError } from '../early-errors.ts';

interface ErrorReportsProps {
  /** Shown instead of everything, when nothing further inside has caught the error. */
  fallback: ComponentType<{ error: Error | null; resetError: () => void }>;
  children: ReactNode;
}

/**
 * Stands in for rollbar.js, which comes after the first paint and must not mount the app anew: it
 * writes down what the boundary tells, and the reporter goes on from there.
 */
const standIn = {
  // The Provider takes an instance for configured when it has a token.
  options: { accessToken: 'told at run time' },
  error(error: Error, { componentStack }: { componentStack?: string }) {
    noteCaughtError(error, componentStack);
  },
};

/** Rollbar's Provider and boundary around the whole app, once. */
export function ErrorReports({ fallback, children }: ErrorReportsProps) {
  return (
    <Provider instance={standIn as unknown as Rollbar}>
      <ErrorBoundary fallbackUI={fallback}>{children}</ErrorBoundary>
    </Provider>
  );
}
