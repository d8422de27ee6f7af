import { useNavigate } from 'react-router';
import { useKeys } from '../shared/keyboard.ts';
import { intervalOfLine } from './lines.ts';
import { type Interval, zoom } from './scale.ts';
import type { Lines } from './use-lines.ts';
import type { Rows } from './use-rows.ts';
import type { TraceView } from './view-params.ts';

interface Context {
  rows: Rows;
  lines: Lines;
  view: TraceView;
  whole: Interval;
  change: (change: Partial<TraceView>) => void;
  select: (id: string) => void;
  close: () => void;
}

/** The keys of the trace page; with the panel open, moving selects, so that it follows. */
export function useTraceKeys({ rows, lines, view, whole, change, select, close }: Context) {
  const navigate = useNavigate();

  const selected = view.item ?? view.spanId;

  function go(id: string | null | undefined) {
    if (!id) return;
    if (selected) select(id);
    else rows.reveal(id);
  }
  const down = () => go(lines.lines[lines.index + 1]?.id);
  const up = () => go(lines.lines[lines.index - 1]?.id);
  const open = () => lines.active && select(lines.active.id);

  function left() {
    const line = lines.active;
    if (line?.open) lines.setOpen(line, false);
    else go(line?.parentId);
  }

  function right() {
    const line = lines.active;
    if (!line) return;
    const next = lines.lines[lines.index + 1];
    if (line.open === false) lines.setOpen(line, true);
    else if (next?.parentId === line.id) go(next.id);
  }

  function back() {
    if (view.zoom) change({ zoom: null });
    else if (selected) close();
    else navigate('/');
  }

  /** The row in hand may go with the others. */
  function toggleLines() {
    if (view.lines && lines.active?.kind === 'log') go(lines.active.parentId);
    change({ lines: !view.lines });
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
    l: toggleLines,
    '0': () => change({ zoom: null }),
    z: () => {
      if (!lines.active) return;
      const { startMs, endMs } = intervalOfLine(lines.active);
      change({ zoom: zoom(whole, startMs, endMs) });
    },
  });
}
