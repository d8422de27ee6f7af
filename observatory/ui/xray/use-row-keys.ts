import { useRef } from 'react';
import { useKeys } from '../shared/keyboard.ts';

/** `j` and `k` move the focus between the links of the rows, Enter opens the first while none has it. */
export function useRowKeys() {
  const rows = useRef<HTMLTableSectionElement>(null);
  const links = () => [...(rows.current?.querySelectorAll('a') ?? [])];
  const move = (by: number) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLAnchorElement);
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  };
  const down = () => move(1);
  const up = () => move(-1);
  useKeys({ j: down, k: up, ArrowDown: down, ArrowUp: up, Enter: () => links()[0]?.click() });
  return rows;
}
