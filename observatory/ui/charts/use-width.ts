import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in whole pixels, followed; 0 until it is laid out. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = element.current;
    // Where nothing is laid out there is no observer either, and no width to follow.
    if (!box || !('ResizeObserver' in window)) return;
    const measure = () => setWidth(Math.floor(box.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
