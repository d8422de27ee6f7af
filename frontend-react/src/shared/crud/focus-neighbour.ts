/** Moves the focus to the next (1) or the previous (-1) crud; without one, to the first in sight. */
export function focusNeighbour(step: 1 | -1): void {
  const cruds = [...document.querySelectorAll<HTMLElement>('[data-crud]')];
  const current = cruds.findIndex((crud) => crud.contains(document.activeElement));
  const target =
    current === -1
      ? cruds.find((crud) => crud.getBoundingClientRect().bottom > 0)
      : cruds[current + step];
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'nearest' });
}
