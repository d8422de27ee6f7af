import { pages } from '@cruddur/contract/pages.ts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { me } from './me.ts';
import { withReturn } from './return-path.ts';
import { ErrorNotice } from './ui/error-notice.tsx';

/** A page for people who are signed in; anybody else signs in first and then comes back. */
export function RequireSignedIn({ children }: { children: ReactNode }) {
  const { data: person, error, refetch } = useQuery(me);
  const place = useLocation();
  if (person) return children;
  if (person === null) return <Navigate to={withReturn(pages.signIn, place)} replace />;
  if (!error) return <p className="sr-only">Loading…</p>;
  return (
    <ErrorNotice
      title="This page could not be loaded"
      error={error}
      onRetry={() => void refetch()}
    />
  );
}
