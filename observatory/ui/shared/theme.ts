import { useState } from 'react';

export type Theme = 'system' | 'dark' | 'light';

const order: readonly Theme[] = ['system', 'dark', 'light'];
const key = 'observatory.theme';

function stored(): Theme {
  const value = localStorage.getItem(key);
  return order.find((theme) => theme === value) ?? 'system';
}

function apply(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Before the first render, so that nothing is painted in the wrong colours. */
export function applyStoredTheme() {
  apply(stored());
}

/** The chosen theme, and a step to the next: system, dark, light. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = useState(stored);
  function next() {
    const chosen = order[(order.indexOf(theme) + 1) % order.length] ?? 'system';
    localStorage.setItem(key, chosen);
    apply(chosen);
    setTheme(chosen);
  }
  return [theme, next];
}
