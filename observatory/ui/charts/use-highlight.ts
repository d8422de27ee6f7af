import { useEffect } from 'react';
import type uPlot from 'uplot';
import type { ChartSeries } from './types.ts';

/** Brings a series forward while something outside of the chart points at it. */
export function useHighlight(
  plot: uPlot | null,
  series: readonly ChartSeries[],
  key: string | null,
): void {
  const index = key === null ? -1 : series.findIndex((each) => each.key === key);
  useEffect(() => {
    if (plot) focusSeries(plot, index);
  }, [plot, index]);
}

/** The others fade; none do for an index below zero. */
export function focusSeries(plot: uPlot, index: number): void {
  // uPlot's own series 0 are the times; null ends the focus, with any value of the flag.
  plot.setSeries(index < 0 ? null : index + 1, { focus: true }, false);
}
