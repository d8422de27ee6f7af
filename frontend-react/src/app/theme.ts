import { createStore } from '../shared/store.ts';

export const themes = ['system', 'dark', 'light'] as const;
export type Theme = (typeof themes)[number];

/** Read by public/theme.js before the first paint. */
const KEY = 'cruddur.theme';

export const theme = createStore<{ choice: Theme }>({ choice: stored() });

/** Applies and keeps the choice; `system` follows the operating system. */
export function chooseTheme(choice: Theme): void {
  theme.set({ choice });
  if (choice === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  try {
    if (choice === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // Storage is switched off: the choice lives as long as the page.
  }
}

function stored(): Theme {
  const applied = document.documentElement.dataset.theme;
  return themes.find((name) => name === applied) ?? 'system';
}
