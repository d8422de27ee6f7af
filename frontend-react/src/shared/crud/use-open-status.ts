import { type MouseEvent, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { statusPath } from '../paths.ts';

const OWN_CLICKS = 'a, button, input, textarea, select, label, video';

/** Words that one may want to select; elsewhere on the card a click has nothing to wait for. */
const WORDS = '[data-words]';

/** How long a click on words waits whether it is the first half of a double click. */
const DOUBLE_CLICK_MS = 250;

/**
 * Handler of a card that opens the crud's own page; what stands on it keeps its own clicks, and a
 * double click selects a word. Enter on the card that has the focus is one of the page's shortcuts.
 */
export function useOpenStatus(crud: { handle: string; uuid: string }) {
  const navigate = useNavigate();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const open = () => {
    // The click that ends a selection of words.
    if (!getSelection()?.toString()) void navigate(statusPath(crud));
  };
  return {
    onClick(event: MouseEvent<HTMLElement>) {
      const { target, currentTarget, detail } = event;
      clearTimeout(waiting.current);
      if (event.defaultPrevented || !(target instanceof Element) || detail > 1) return;
      if (target.closest(OWN_CLICKS) || !currentTarget.contains(target)) return;
      if (event.ctrlKey || event.metaKey) window.open(statusPath(crud), '_blank', 'noopener');
      else if (mayBecomeDouble(event) && target.closest(WORDS)) {
        waiting.current = setTimeout(open, DOUBLE_CLICK_MS);
      } else open();
    },
  };
}

/** By mouse; a finger selects by resting, and other ways to click are told by no count. */
function mayBecomeDouble({ detail, nativeEvent }: MouseEvent): boolean {
  const { pointerType } = nativeEvent as Partial<PointerEvent>;
  return detail === 1 && pointerType !== 'touch';
}
