import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** This near to the end, one is reading it, in CSS pixels. */
const NEAR = 48;

/**
 * Keeps the place in a thread. Its scroller is laid out from the bottom (`column-reverse`), where
 * the browser counts from the end: older messages that come above move nothing, and whoever is at
 * the end stays there. Only for somebody further up, what comes below has to be made up for.
 *
 * @param lastKey changes when something is added at the end
 */
export function useScrollPlace(scroller: RefObject<HTMLElement | null>, lastKey: string) {
  const [atEnd, setAtEnd] = useState(true);
  const before = useRef({ height: 0, lastKey });
  // Without dependencies: the height may change with anything that is shown.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const { scrollHeight, scrollTop } = element;
    const grown = scrollHeight - before.current.height;
    if (before.current.lastKey !== lastKey && scrollTop < -NEAR) {
      element.scrollTop = scrollTop - grown;
    }
    before.current = { height: scrollHeight, lastKey };
  });
  return {
    atEnd,
    onScroll: () => setAtEnd((scroller.current?.scrollTop ?? 0) >= -NEAR),
    toEnd: () => scroller.current?.scrollTo({ top: 0 }),
  };
}
