import { pages } from '@cruddur/contract/pages.ts';
import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { focusNeighbour } from '../shared/crud/focus-neighbour.ts';

export const shortcuts = [
  { keys: ['n'], does: 'Write a crud' },
  { keys: ['j'], does: 'Next crud' },
  { keys: ['k'], does: 'Crud before' },
  { keys: ['g', 'h'], does: 'Go to Home' },
  { keys: ['Ctrl or ⌘', 'Enter'], does: 'Post what is written' },
  { keys: ['?'], does: 'Show these shortcuts' },
] as const;

/** How long after `g` the second key counts as its continuation. */
const SEQUENCE_MS = 1_000;

interface Actions {
  compose: () => void;
  help: () => void;
}

/** Keys of the whole page; they rest while somebody types or a dialog or menu is open. */
export function useShortcuts({ compose, help }: Actions): void {
  const navigate = useNavigate();
  const onKey = useEffectEvent((key: string, afterG: boolean): boolean => {
    if (afterG && key === 'h') void navigate(pages.home);
    else if (key === 'n') compose();
    else if (key === 'j') focusNeighbour(1);
    else if (key === 'k') focusNeighbour(-1);
    else if (key === '?') help();
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
