import { useNavigate } from 'react-router';
import { useKeys } from '../shared/keyboard.ts';
import { type Interval, zoom } from './scale.ts';
import { intervalOf } from './segments.ts';
import type { Rows } from './use-rows.ts';
import type { TraceView } from './view-params.ts';

interface Context {
  rows: Rows;
  view: TraceView;
  whole: Interval;
  change: (change: Partial<TraceView>) => void;
  select: (spanId: string) => void;
}

/** The keys of the trace page; with the panel open, moving selects, so that it follows. */
export function useTraceKeys({ rows, view, whole, change, select }: Context) {
  const navigate = useNavigate();

  function go(spanId: string | undefined) {
    if (!spanId) return;
    if (view.spanId) select(spanId);
    else rows.reveal(spanId);
  }
  const down = () => go(rows.rows[rows.index + 1]?.span.span_id);
  const up = () => go(rows.rows[rows.index - 1]?.span.span_id);
  const open = () => rows.active && select(rows.active.span.span_id);

  function left() {
    const node = rows.active;
    if (!node) return;
    const id = node.span.span_id;
    if (node.children.length > 0 && !rows.collapsed.has(id)) rows.setOpen([id], false);
    else go(node.parent?.span.span_id);
  }

  function right() {
    const node = rows.active;
    if (!node) return;
    if (rows.collapsed.has(node.span.span_id)) rows.setOpen([node.span.span_id], true);
    else go(node.children[0]?.span.span_id);
  }

  function back() {
    if (view.zoom) change({ zoom: null });
    else if (view.spanId) {
      rows.reveal(view.spanId);
      change({ spanId: null });
    } else navigate('/');
  }

  useKeys({
    j: down,
    k: up,
    ArrowDown: down,
    ArrowUp: up,
    ArrowLeft: left,
    ArrowRight: right,
    Enter: open,
    Escape: back,
    c: () => change({ critical: !view.critical }),
    '0': () => change({ zoom: null }),
    z: () => {
      if (!rows.active) return;
      const { startMs, endMs } = intervalOf(rows.active.span);
      change({ zoom: zoom(whole, startMs, endMs) });
    },
  });
}
