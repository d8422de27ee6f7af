import type { CSSProperties } from 'react';
import type uPlot from 'uplot';
import { seriesColours } from './palette.ts';
import { gutterPx } from './plot-options.ts';
import { clockTime } from './time-ticks.ts';
import type { ChartSeries } from './types.ts';
import { fullValue, type Unit } from './units.ts';

const rows = 8;

interface Props {
  plot: uPlot;
  timesMs: readonly number[];
  series: readonly ChartSeries[];
  unit: Unit;
  cursor: number;
  chosen: string | null;
}

/** Time and values at the cursor, the largest first, on the side where there is room. */
export function ChartTooltip({ plot, timesMs, series, unit, cursor, chosen }: Props) {
  const time = timesMs[cursor];
  if (time === undefined) return null;
  const colours = seriesColours(series.map(({ key }) => key));
  const told = topValues(series, cursor, chosen, rows);
  const left = gutterPx + plot.valToPos(time, 'x');
  return (
    <div className="chart-tip" style={besideX(left, left, plot.width)} aria-hidden>
      <p className="chart-tip-time">{clockTime(time)}</p>
      {told.map(({ key, label, colour, values }) => (
        <p key={key} className="chart-tip-row" data-chosen={key === chosen || undefined}>
          <span className="swatch" style={{ background: colour ?? colours.get(key) }} />
          <span className="chart-tip-label">{label}</span>
          <span className="mono">{fullValue(values[cursor] ?? null, unit)}</span>
        </p>
      ))}
      {series.length > told.length && (
        <p className="quiet">and {series.length - told.length} more</p>
      )}
    </div>
  );
}

/** Left or right of a span of pixels, where there is more room, and no wider than that. */
export function besideX(from: number, to: number, width: number): CSSProperties {
  const gap = 12;
  const room = (free: number) => Math.max(0, Math.min(420, free - gap));
  return from > width - to
    ? { right: width - from + gap, maxWidth: room(from) }
    : { left: to + gap, maxWidth: room(width - to) };
}

/** The series with the largest values at a step, with the chosen one among them. */
export function topValues(
  series: readonly ChartSeries[],
  timeIndex: number,
  chosen: string | null,
  most: number,
): ChartSeries[] {
  const value = (each: ChartSeries) => each.values[timeIndex] ?? Number.NEGATIVE_INFINITY;
  const ranked = series.toSorted((a, b) => value(b) - value(a));
  const top = ranked.slice(0, most);
  const own = ranked.find(({ key }) => key === chosen);
  if (own && !top.includes(own)) top.splice(-1, 1, own);
  return top;
}
