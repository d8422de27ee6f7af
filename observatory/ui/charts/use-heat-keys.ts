import { type KeyboardEvent, useState } from 'react';
import type { Cell, HeatLayout } from './heat-layout.ts';
import { type Block, neighbour } from './heat-selection.ts';

interface Listeners {
  selected: boolean;
  onCell: (cell: Cell) => void;
  /** A block while it grows with Shift and arrows. */
  onBlock?: (block: Block) => void;
  onClear: () => void;
}

/** Moves a cell with the arrows and, with Shift, draws a block out of it. */
export function useHeatKeys(layout: HeatLayout, first: Cell, listeners: Listeners) {
  const [cell, setCell] = useState<Cell | null>(null);
  const [anchor, setAnchor] = useState<Cell | null>(null);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = cell ? neighbour(layout, cell, event.key) : neighbour(layout, first, event.key);
    if (next) {
      const to = cell || event.shiftKey ? next : first;
      setCell(to);
      if (event.shiftKey && listeners.onBlock) {
        const from = anchor ?? cell ?? first;
        setAnchor(from);
        listeners.onBlock({ from, to });
      } else setAnchor(null);
    } else if (event.key === 'Enter' && cell) {
      listeners.onCell(cell);
    } else if (event.key === 'Escape' && (cell || listeners.selected)) {
      setCell(null);
      setAnchor(null);
      if (listeners.selected) listeners.onClear();
    } else return;
    event.preventDefault();
    // The same keys mean something else to the screen around the map.
    event.stopPropagation();
  }

  return { cell, setCell, onKeyDown, extending: anchor !== null };
}
