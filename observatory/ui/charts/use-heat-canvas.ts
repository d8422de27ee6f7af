import { type RefObject, useLayoutEffect } from 'react';
import { drawHeatmap } from './heat-draw.ts';
import type { HeatLayout } from './heat-layout.ts';
import { seriesLooks } from './palette.ts';
import { resolveColours, useScheme } from './scheme.ts';
import type { HeatmapChartProps } from './types.ts';
import type { Unit } from './units.ts';

/** Draws the map whenever something of it changed, its size and the colours in force included. */
export function useHeatCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  layout: HeatLayout,
  { heatmap, lines = [] }: Pick<HeatmapChartProps, 'heatmap' | 'lines'>,
  unit: Unit,
  width: number,
  height: number,
): void {
  const scheme = useScheme();
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element || width === 0) return;
    const context = element.getContext('2d');
    if (!context) return;
    const ratio = window.devicePixelRatio || 1;
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    const looks = seriesLooks(lines.map(({ key }) => key));
    const wanted = lines.map(({ key, colour }) => colour ?? looks.get(key)?.colour ?? 'gray');
    const host = element.parentElement ?? document.body;
    const tokens = ['var(--text-3)', 'var(--line)', 'var(--bg)'];
    const [text = '', line = '', background = '', ...colours] = resolveColours(host, [
      ...tokens,
      ...wanted,
    ]);
    drawHeatmap(
      context,
      layout,
      heatmap,
      unit,
      lines.map(({ values, key, colour }, i) => ({
        values,
        colour: colours[i] ?? text,
        dash: colour ? [] : (looks.get(key)?.dash ?? []),
      })),
      { scheme, text, line, background, font: `12px ${getComputedStyle(element).fontFamily}` },
    );
  }, [canvas, layout, heatmap, lines, unit, width, height, scheme]);
}
