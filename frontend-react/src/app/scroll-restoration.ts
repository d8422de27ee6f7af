import { useEffect, useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { KEEP_SCROLL } from '../shared/keep-scroll.ts';
import { followScrollOf, scrollPositionOf } from '../shared/scroll-positions.ts';

/**
 * Scrolls to where one was when one comes back, to what an address names, and else to the top of
 * the page, unless the link keeps the place.
 */
export function useScrollRestoration(): void {
  const location = useLocation();
  const type = useNavigationType();
  useEffect(() => {
    // The browser would scroll before the page is there.
    history.scrollRestoration = 'manual';
  }, []);
  useLayoutEffect(() => {
    const before = type === 'POP' ? scrollPositionOf(location.key) : undefined;
    if (before !== undefined) scrollTo(0, before);
    else if (!scrolledTo(location.hash) && location.state !== KEEP_SCROLL) scrollTo(0, 0);
    followScrollOf(location.key);
  }, [location, type]);
}

function scrolledTo(hash: string): boolean {
  const target = hash && document.getElementById(decoded(hash.slice(1)));
  if (target) target.scrollIntoView();
  return Boolean(target);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
