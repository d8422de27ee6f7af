import { pages } from '@cruddur/contract/pages.ts';
import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { focusNeighbour } from '../shared/crud/focus-neighbour.ts';
import { actOnFocused } from '../shared/crud/keyboard.ts';
import { useMe } from '../shared/me.ts';
import { profilePath } from '../shared/paths.ts';
import { focusSearch } from '../shared/ui/search-field.tsx';
import { openCrud } from './open-crud.ts';

/** How long after `g` the second key counts as its continuation. */
const SEQUENCE_MS = 1_000;

interface Actions {
  compose: () => void;
  help: () => void;
}

/** Keys of the whole page; they rest while somebody types or a dialog or menu is open. */
export function useShortcuts({ compose, help }: Actions): void {
  const navigate = useNavigate();
  const person = useMe();
  const places: Record<string, string> = {
    h: pages.home,
    n: pages.notifications,
    m: pages.messages,
    p: person ? profilePath(person.handle) : pages.signIn,
    s: pages.search,
  };
  const keys: Record<string, () => unknown> = {
    n: compose,
    j: () => focusNeighbour(1),
    k: () => focusNeighbour(-1),
    l: () => actOnFocused('like'),
    r: () => actOnFocused('reply'),
    Enter: openCrud,
    '/': () => focusSearch() || navigate(pages.search),
    '?': help,
  };
  /** Whether the key was one of ours. */
  const onKey = useEffectEvent((key: string, afterG: boolean): boolean => {
    const place = afterG ? places[key] : undefined;
    if (place !== undefined) void navigate(place);
    else if (Object.hasOwn(keys, key)) return keys[key]?.() !== false;
    else return false;
    return true;
  });
  useEffect(() => {
    let gPressedAt = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const afterG = event.timeStamp - gPressedAt < SEQUENCE_MS;
      gPressedAt = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (onKey(event.key, afterG)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]') !==
      null
  );
}
