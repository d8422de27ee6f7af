import type { QueryClient } from '@tanstack/react-query';
import { me, useMe } from './me.ts';

const KEY = 'cruddur.signed-in';

/**
 * The handle of who is signed in, null for nobody. Until the server has said so, that of the last
 * visit, so that a page begins as it will most likely stay and nothing in it has to move.
 */
export function useMyHandle(): string | null {
  const person = useMe();
  return person === undefined ? read() : (person?.handle ?? null);
}

/** Notes for the next visit who is here, whichever way that becomes known. */
export function rememberMyHandle(client: QueryClient): void {
  client.getQueryCache().subscribe(({ query, type }) => {
    if (type !== 'updated' || query.queryKey[0] !== me.queryKey[0]) return;
    const person = client.getQueryData(me.queryKey);
    if (person !== undefined) write(person?.handle);
  });
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(handle: string | undefined): void {
  try {
    if (handle === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, handle);
  } catch {
    // Storage is switched off: every visit begins as that of somebody new.
  }
}
