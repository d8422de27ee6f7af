import { type PointerEvent, type RefObject, useState } from 'react';
import { type Interval, zoom } from './scale.ts';

/** Below this a drag was meant as a click. */
const leastPixels = 4;

/**
 * Choosing a stretch of time by dragging across an element that shows `view` at its full width.
 * Gives the handlers for it, and the stretch while it is being chosen.
 */
export function useRangeDrag(
  element: RefObject<HTMLElement | null>,
  view: Interval,
  onChoose: (interval: Interval) => void,
) {
  const [range, setRange] = useState<{ from: number; to: number } | null>(null);

  function timeAt(event: PointerEvent): number {
    const box = element.current?.getBoundingClientRect();
    if (!box || box.width === 0) return view.startMs;
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return view.startMs + share * (view.endMs - view.startMs);
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setRange({ from: timeAt(event), to: timeAt(event) });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (range) setRange({ ...range, to: timeAt(event) });
    },
    onPointerUp() {
      if (!range) return;
      const width = element.current?.getBoundingClientRect().width ?? 0;
      const share = Math.abs(range.to - range.from) / (view.endMs - view.startMs);
      setRange(null);
      if (share * width >= leastPixels) onChoose(zoom(view, range.from, range.to));
    },
    onPointerCancel: () => setRange(null),
  };
  const chosen = range && zoom(view, range.from, range.to);
  return { handlers, chosen };
}
