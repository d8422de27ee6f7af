import { useSyncExternalStore } from 'react';

export type Scheme = 'dark' | 'light';

function read(): Scheme {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

function watch(listener: () => void): () => void {
  const list = matchMedia('(prefers-color-scheme: light)');
  list.addEventListener('change', listener);
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    list.removeEventListener('change', listener);
    observer.disconnect();
  };
}

/** The colours in force: a canvas has to be drawn anew when they change. */
export function useScheme(): Scheme {
  return useSyncExternalStore(watch, read, () => 'dark');
}

/** What a canvas can use for CSS colours, tokens and light-dark() included, inside an element. */
export function resolveColours(inside: Element, colours: readonly string[]): string[] {
  const probe = document.createElement('span');
  inside.append(probe);
  const resolved = colours.map((colour) => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return resolved;
}
