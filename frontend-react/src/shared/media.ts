import { useSyncExternalStore } from 'react';

/** Whether a media query matches, such as `(width >= 1024px)`; for what must not even be asked for. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
