import { type RefObject, useEffect, useEffectEvent, useMemo, useState } from 'react';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { seriesLooks } from './palette.ts';
import { plotOptions } from './plot-options.ts';
import { resolveColours, useScheme } from './scheme.ts';
import { positive, stack } from './stack.ts';
import type { TimeChartProps } from './types.ts';
import { useWidth } from './use-width.ts';

export interface PlotEvents {
  /** The step under the cursor; null when it left. */
  onCursor: (timeIndex: number | null) => void;
  /** The series near the pointer, by its index. */
  onFocus: (series: number | null) => void;
  onDrag: (startMs: number, endMs: number) => void;
  onDraw: () => void;
}

type Spec = Pick<TimeChartProps, 'timesMs' | 'series' | 'kind' | 'log'> &
  Required<Pick<TimeChartProps, 'unit' | 'height'>> & { zoom: boolean };

/**
 * Keeps a uPlot in an element: made anew when its shape or the colours change, otherwise told of
 * new data and of a new width. Null until there is one.
 */
export function usePlot(
  box: RefObject<HTMLDivElement | null>,
  spec: Spec,
  events: PlotEvents,
): uPlot | null {
  const { timesMs, series, kind, log, unit, height, zoom } = spec;
  const [made, setMade] = useState<{ plot: uPlot; shape: string } | null>(null);
  const width = useWidth(box);
  const scheme = useScheme();
  const data = useMemo((): uPlot.AlignedData => {
    const values = series.map((each) => each.values);
    const drawn = kind === 'stacked' ? stack(values) : values.map((each) => [...each]);
    return [[...timesMs], ...(log ? drawn.map(positive) : drawn)];
  }, [timesMs, series, kind, log]);

  const make = useEffectEvent((Plot: typeof uPlot, host: HTMLDivElement) => {
    const looks = seriesLooks(series.map(({ key }) => key));
    const strokes = series.map(({ key, colour }) => colour ?? looks.get(key)?.colour ?? 'gray');
    const fills = strokes.map((stroke) => `color-mix(in oklab, ${stroke} 55%, transparent)`);
    const resolved = resolveColours(host, ['var(--text-3)', 'var(--line)', ...strokes, ...fills]);
    const [text = '', line = '', ...rest] = resolved;
    const options = plotOptions({
      ...{ kind, log, unit, width, height, zoom, text, line },
      font: `12px ${getComputedStyle(host).fontFamily}`,
      series: series.map(({ key, colour }, i) => ({
        stroke: rest[i] ?? text,
        fill: rest[series.length + i] ?? text,
        dash: colour ? [] : (looks.get(key)?.dash ?? []),
      })),
    });
    return new Plot({ ...options, hooks }, data, host);
  });
  const heard = useEffectEvent((): PlotEvents => events);
  const hooks: uPlot.Options['hooks'] = {
    setCursor: [(u) => heard().onCursor(inside(u) ? (u.cursor.idx ?? null) : null)],
    // Series are never hidden, so that this tells of the focus alone.
    setSeries: [(_, index) => heard().onFocus(index === null ? null : index - 1)],
    setSelect: [
      (u) => {
        const { left, width: wide } = u.select;
        if (wide < 2) return;
        heard().onDrag(u.posToVal(left, 'x'), u.posToVal(left + wide, 'x'));
        u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      },
    ],
    draw: [() => heard().onDraw()],
  };

  const laidOut = width > 0;
  const names = series.map(({ key, colour }) => [key, colour]);
  const shape = JSON.stringify([kind, log, unit, height, zoom, scheme, names]);
  // That of another shape is taken away, and would not know what to do with the data of this one.
  const plot = made?.shape === shape ? made.plot : null;
  useEffect(() => {
    const host = box.current;
    if (!host || !laidOut) return;
    let drawn: uPlot | undefined;
    let gone = false;
    // Read when a chart is first shown, so that screens without one start without it.
    void import('uplot').then(({ default: Plot }) => {
      if (gone) return;
      drawn = make(Plot, host);
      setMade({ plot: drawn, shape });
    });
    return () => {
      gone = true;
      drawn?.destroy();
      setMade(null);
    };
  }, [box, shape, laidOut]);
  useEffect(() => plot?.setData(data), [plot, data]);
  useEffect(() => {
    if (plot && width > 0) plot.setSize({ width, height });
  }, [plot, width, height]);
  return plot;
}

function inside(u: uPlot): boolean {
  return (u.cursor.left ?? -1) >= 0;
}
