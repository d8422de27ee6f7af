import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useMe } from '../../shared/me.ts';
import { returnPath } from '../../shared/return-path.ts';

/**
 * A page of which whoever is signed in has no need: they go where they wanted to. Signing in
 * therefore ends by itself, in whichever way it was done.
 */
export function ForGuests({ children }: { children: ReactNode }) {
  const person = useMe();
  const { search } = useLocation();
  return person ? <Navigate to={returnPath(search)} replace /> : children;
}
