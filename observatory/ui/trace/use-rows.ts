import { useMemo, useState } from 'react';
import type { Span } from '../../api.ts';
import { ancestorIds, buildTree, type Node, visibleRows } from './tree.ts';

/** The tree's visible rows, which of them are collapsed, and which one the keyboard is on. */
export function useRows(spans: readonly Span[], selectedId: string | null) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState(selectedId);
  const roots = useMemo(() => buildTree(spans), [spans]);
  const everything = useMemo(() => visibleRows(roots, new Set()), [roots]);
  const byId = useMemo(
    () => new Map(everything.map((node) => [node.span.span_id, node])),
    [everything],
  );
  const rows = useMemo(() => visibleRows(roots, collapsed), [roots, collapsed]);
  const activeId = selectedId ?? cursor;
  const index = Math.max(
    0,
    rows.findIndex((node) => node.span.span_id === activeId),
  );

  function setOpen(ids: readonly string[], open: boolean) {
    setCollapsed((now) => {
      const next = new Set(now);
      for (const id of ids) {
        if (open) next.delete(id);
        else next.add(id);
      }
      return next;
    });
  }

  /** Moves to a span, opening what hides it. */
  function reveal(spanId: string) {
    const node = byId.get(spanId);
    if (node) setOpen(ancestorIds(node), true);
    setCursor(spanId);
  }

  return {
    everything,
    byId,
    rows,
    collapsed,
    index,
    active: rows[index] as Node | undefined,
    activeId,
    setOpen,
    reveal,
  };
}

export type Rows = ReturnType<typeof useRows>;
