import { useMemo, useState } from 'react';
import type { Related } from '../../api/related.ts';
import { buildLines, type ItemLine, type Line } from './lines.ts';
import { attach, marksBySpan } from './marks.ts';
import { segmentOfSpan, segmentTree, segmentWithId } from './segment-tree.ts';
import type { Rows } from './use-rows.ts';
import type { TraceView } from './view-params.ts';

/** The timeline's rows: the visible spans and all else of the trace's id between and below them. */
export function useLines(rows: Rows, related: Related | undefined, view: TraceView) {
  const [openSegments, setOpenSegments] = useState<ReadonlySet<string>>(new Set());
  const { byId, rows: visible, collapsed } = rows;
  const hidden = view.hidden.join(',');
  const attached = useMemo(() => attach(related, byId), [related, byId]);
  const segments = useMemo(() => segmentTree(related?.segments ?? []), [related]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list of hidden kinds is new at every render.
  const marks = useMemo(() => marksBySpan(attached, view.hidden), [attached, hidden]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: likewise.
  const lines = useMemo(
    () => buildLines({ rows: visible, collapsed, attached, segments, openSegments, view }),
    [visible, collapsed, attached, segments, openSegments, hidden, view.lines],
  );
  const wanted = view.item ?? rows.activeId;
  const index = Math.max(
    0,
    lines.findIndex(({ id }) => id === wanted),
  );

  function setOpen(line: Line, open: boolean) {
    if (line.kind === 'span') return rows.setOpen([line.id], open);
    setOpenSegments((now) => {
      const next = new Set(now);
      if (open) next.add(line.id);
      else next.delete(line.id);
      return next;
    });
  }

  /** The selected item, whether or not its row can be seen. */
  function itemOf(id: string | null): ItemLine | undefined {
    if (id === null) return undefined;
    const place = { id, level: 1, parentId: null, open: null };
    const log = related?.logs.find((each) => `log:${each.id}` === id);
    if (log) return { ...place, kind: 'log', log };
    const error = related?.errors.find(({ uuid }) => `error:${uuid}` === id);
    if (error) return { ...place, kind: 'error', error };
    const segment = segmentWithId(segments, id);
    return segment && { ...place, kind: 'segment', segment };
  }

  /** What the other vendors have of a span: its errors, log lines and segment. */
  function joinedTo(spanId: string): ItemLine[] {
    const place = { level: 1, parentId: null, open: null };
    const segment = segmentOfSpan(segments, spanId);
    return [
      ...(attached.errors.get(spanId) ?? []).map(
        (error): ItemLine => ({ ...place, id: `error:${error.uuid}`, kind: 'error', error }),
      ),
      ...(attached.logs.get(spanId) ?? []).map(
        (log): ItemLine => ({ ...place, id: `log:${log.id}`, kind: 'log', log }),
      ),
      ...(segment ? [{ ...place, id: segment.id, kind: 'segment' as const, segment }] : []),
    ];
  }

  /** Opens the segments that a subsegment lies in. */
  function reveal(id: string) {
    if (!id.startsWith('segment:')) return;
    const parts = id.split('.');
    const above = parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.'));
    setOpenSegments((now) => new Set([...now, ...above]));
  }

  return {
    lines,
    marks,
    joinedTo,
    reveal,
    itemOf,
    index,
    active: lines[index] as Line | undefined,
    setOpen,
  };
}

export type Lines = ReturnType<typeof useLines>;
