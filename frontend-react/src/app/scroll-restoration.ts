import { useEffect, useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { KEEP_SCROLL } from '../shared/keep-scroll.ts';

/** Of one tab, by the key of an entry in its history. */
const STORED = 'scroll-positions';

const positions = stored();

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
    const store = () => sessionStorage.setItem(STORED, JSON.stringify(positions));
    addEventListener('pagehide', store);
    return () => removeEventListener('pagehide', store);
  }, []);
  useLayoutEffect(() => {
    const before = type === 'POP' ? positions[location.key] : undefined;
    if (before !== undefined) scrollTo(0, before);
    else if (!scrolledTo(location.hash) && location.state !== KEEP_SCROLL) scrollTo(0, 0);
    const note = () => {
      positions[location.key] = scrollY;
    };
    addEventListener('scroll', note, { passive: true });
    return () => removeEventListener('scroll', note);
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

function stored(): Record<string, number> {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '{}');
  } catch {
    return {};
  }
}
