import type { Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface Rows {
  scroller: RefObject<HTMLDivElement | null>;
  virtual: Virtualizer<HTMLDivElement, Element>;
  count: number;
  /** The index that counts as focused while no row is: one before the first, or after the last. */
  outside: number;
}

/** Moves the focus by so many rows, to the link of a row that is drawn only once it is in sight. */
export function focusRow({ scroller, virtual, count, outside }: Rows, by: number): void {
  const row = document.activeElement?.closest('[data-index]');
  const from = row instanceof HTMLElement ? Number(row.dataset.index) : outside;
  const to = Math.min(count - 1, Math.max(0, from + by));
  virtual.scrollToIndex(to);
  requestAnimationFrame(() => {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"] a`);
    link?.focus({ preventScroll: true });
  });
}
