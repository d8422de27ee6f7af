import { useEffect, useEffectEvent } from 'react';

/** Keys to actions: `j`, `Escape`, or two in a row as `g n`. */
export type Bindings = Record<string, (event: KeyboardEvent) => void>;

const sequenceMs = 1000;

/** Turns single keys into the names of bindings, waiting a second for the second of a pair. */
export function createSequencer(bindings: () => Bindings) {
  let first = '';
  let firstAt = Number.NEGATIVE_INFINITY;
  return (key: string, atMs: number) => {
    const pair = atMs - firstAt < sequenceMs ? `${first} ${key}` : '';
    const known = bindings();
    first = key;
    firstAt = atMs;
    if (known[pair]) {
      first = '';
      return known[pair];
    }
    return known[key];
  };
}

/** Whether a key belongs to the element it was typed in, and not to the screen. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[role="dialog"], input, textarea, select')) return true;
  return event.key === 'Enter' && target?.closest('a, button, summary') != null;
}

/** Binds keys for as long as the component is shown. */
export function useKeys(bindings: Bindings) {
  const latest = useEffectEvent(() => bindings);
  useEffect(() => {
    const next = createSequencer(() => latest());
    function onKey(event: KeyboardEvent) {
      if (isTaken(event)) return;
      const action = next(event.key, event.timeStamp);
      if (!action) return;
      event.preventDefault();
      action(event);
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
