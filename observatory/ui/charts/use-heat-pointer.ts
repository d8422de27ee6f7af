import { type PointerEvent, useState } from 'react';
import { type Cell, cellAt, type HeatLayout } from './heat-layout.ts';
import type { Block } from './heat-selection.ts';

/** Pixels that a pointer may shake in a click. */
const steadyPx = 4;

interface Drag {
  x: number;
  y: number;
  from: Cell;
  /** Begun on the time axis under the map: it is the time that is chosen. */
  onAxis: boolean;
}

interface Listeners {
  /** Whether drags on the map and on its axis mean something. */
  selects: boolean;
  zooms: boolean;
  onClick: (cell: Cell) => void;
  onBlock: (block: Block) => void;
  onTimes: (from: number, to: number) => void;
}

/** Follows the pointer: the cell under it, and the block it has been dragged over. */
export function useHeatPointer(layout: HeatLayout, listeners: Listeners) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const [hover, setHover] = useState<Cell | null>(null);
  const [block, setBlock] = useState<Block | null>(null);

  const place = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  function blockTo(start: Drag, x: number, y: number): Block | null {
    const to = cellAt(layout, x, y, true);
    if (!to) return null;
    if (!start.onAxis) return { from: start.from, to };
    const bins = layout.edges.length - 2;
    return { from: { ...start.from, bin: 0 }, to: { ...to, bin: bins } };
  }

  return {
    hover: block ? null : hover,
    block,
    onAxis: drag?.onAxis ?? false,
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const { x, y } = place(event);
      const from = cellAt(layout, x, y, true);
      const onAxis = y > layout.box.top + layout.box.height;
      // A drag may begin beside the map, as one does who wants all of it from the corner on.
      if (event.button !== 0 || !from || (onAxis && !listeners.zooms)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ x, y, from, onAxis });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { x, y } = place(event);
      setHover(cellAt(layout, x, y));
      if (!drag || !(drag.onAxis ? listeners.zooms : listeners.selects)) return;
      if (Math.hypot(x - drag.x, y - drag.y) > steadyPx) setBlock(blockTo(drag, x, y));
    },
    onPointerUp() {
      if (drag && block && drag.onAxis) listeners.onTimes(block.from.time, block.to.time);
      else if (drag && block) listeners.onBlock(block);
      else if (drag && cellAt(layout, drag.x, drag.y)) listeners.onClick(drag.from);
      setDrag(null);
      setBlock(null);
    },
    onPointerCancel() {
      setDrag(null);
      setBlock(null);
    },
    onPointerLeave: () => setHover(null),
  };
}
