import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { usePageShown } from '../shared/page-shown.ts';
import { ErrorBoundary } from '../telemetry/rollbar/error-boundary.ts';
import { AppError, PageError } from './error-pages.tsx';

interface FallbackProps {
  error: Error | null;
  resetError: () => void;
}

/** A page that fails keeps the shell around it. */
export function PageBoundary({ children }: { children: ReactNode }) {
  return <ErrorBoundary fallbackUI={BrokenPage}>{children}</ErrorBoundary>;
}

/** A shell that fails leaves a page of its own. */
export function WholeBoundary({ children }: { children: ReactNode }) {
  return <ErrorBoundary fallbackUI={BrokenShell}>{children}</ErrorBoundary>;
}

function BrokenPage({ error, resetError }: FallbackProps) {
  useResetElsewhere(resetError);
  return <PageError error={error} />;
}

function BrokenShell({ error, resetError }: FallbackProps) {
  useResetElsewhere(resetError);
  usePageShown();
  return <AppError error={error} />;
}

/** Whoever goes on to another address gets that page. */
function useResetElsewhere(reset: () => void): void {
  const { key } = useLocation();
  const broken = useRef(key);
  useLayoutEffect(() => {
    if (key !== broken.current) reset();
  }, [key, reset]);
}
