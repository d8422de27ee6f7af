import type { MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import { statusPath } from '../paths.ts';

const OWN_CLICKS = 'a, button, input, textarea, select, label, video';

/**
 * Handler of a card that opens the crud's own page; what stands on it keeps its own clicks. Enter
 * on the card that has the focus is one of the page's shortcuts.
 */
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
  };
}
