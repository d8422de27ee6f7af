import { type KeyboardEvent, useState } from 'react';
import type uPlot from 'uplot';
import type { StepSpan } from './describe.ts';
import type { TimeChartProps } from './types.ts';
import { focusSeries } from './use-highlight.ts';

interface Input {
  plot: uPlot | null;
  props: TimeChartProps;
  cursor: number | null;
  near: string | null;
  setNear: (key: string | null) => void;
}

/** Moves the cursor, the chosen series and a span of time by keyboard. */
export function useChartKeys({ plot, props, cursor, near, setNear }: Input) {
  const { timesMs, series, onPoint, onZoom, onHover } = props;
  const [span, setSpan] = useState<StepSpan | null>(null);
  const last = timesMs.length - 1;

  function moveTo(index: number) {
    if (!plot) return;
    const left = plot.valToPos(timesMs[index] ?? 0, 'x');
    plot.setCursor({ left, top: -1 });
  }

  function show(next: StepSpan | null) {
    setSpan(next);
    if (!plot) return;
    const edges = next
      ? [next.from, next.to].map((i) => plot.valToPos(timesMs[i] ?? 0, 'x'))
      : [0, 0];
    const [a = 0, b = 0] = edges;
    const height = next ? plot.over.clientHeight : 0;
    plot.setSelect({ left: Math.min(a, b), top: 0, width: Math.abs(a - b), height }, false);
  }

  function choose(step: number) {
    const at = series.findIndex(({ key }) => key === near);
    const next = at < 0 ? 0 : (at + step + series.length) % series.length;
    const key = series[next]?.key ?? null;
    setNear(key);
    onHover?.(key);
    if (plot) focusSeries(plot, next);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || last < 0) return;
    const target = steps(event.key, cursor, last);
    if (target !== null) {
      moveTo(target);
      if (event.shiftKey && onZoom) show({ from: span?.from ?? cursor ?? target, to: target });
      else if (span) show(null);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      choose(event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Enter' && span && span.from !== span.to) {
      const [from, to] = [Math.min(span.from, span.to), Math.max(span.from, span.to)];
      onZoom?.(timesMs[from] ?? 0, timesMs[to] ?? 0);
      show(null);
    } else if (event.key === 'Enter' && cursor !== null) {
      const key = near ?? series[0]?.key;
      if (key !== undefined) onPoint?.(cursor, key);
    } else if (event.key === 'Escape' && (span || cursor !== null)) {
      show(null);
      plot?.setCursor({ left: -10, top: -10 });
    } else return;
    event.preventDefault();
    // The same keys mean something else to the screen around the chart.
    event.stopPropagation();
  }

  return { span, onKeyDown };
}

/** The step that a key leads to; null when it is none that moves in time. */
export function steps(key: string, cursor: number | null, last: number): number | null {
  const page = Math.max(1, Math.round(last / 10));
  switch (key) {
    case 'ArrowLeft':
      return cursor === null ? last : Math.max(0, cursor - 1);
    case 'ArrowRight':
      return cursor === null ? 0 : Math.min(last, cursor + 1);
    case 'PageUp':
      return Math.max(0, (cursor ?? last) - page);
    case 'PageDown':
      return Math.min(last, (cursor ?? 0) + page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
