import type { KeyboardEvent, MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import { statusPath } from '../paths.ts';

const OWN_CLICKS = 'a, button, input, textarea, select, label, video';

/** Handlers of a card that opens the crud's own page; what stands on it keeps its own clicks. */
export function useOpenStatus(crud: { handle: string; uuid: string }) {
  const navigate = useNavigate();
  return {
    onClick(event: MouseEvent<HTMLElement>) {
      const { target, currentTarget } = event;
      if (event.defaultPrevented || !(target instanceof Element)) return;
      if (target.closest(OWN_CLICKS) || !currentTarget.contains(target)) return;
      // The click that ends a selection of words.
      if (getSelection()?.toString()) return;
      if (event.ctrlKey || event.metaKey) window.open(statusPath(crud), '_blank', 'noopener');
      else void navigate(statusPath(crud));
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
      event.preventDefault();
      void navigate(statusPath(crud));
    },
  };
}
