import { useRef } from 'react';
import { useKeys } from '../shared/keyboard.ts';

/** `j` and `k` between the links of rows, which carry `data-row`; Enter then follows one. */
export function useRowKeys() {
  const body = useRef<HTMLDivElement>(null);
  const move = (by: number) => {
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  });
  return body;
}
