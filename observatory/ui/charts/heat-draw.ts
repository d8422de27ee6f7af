import type { Heatmap } from '../../api/query.ts';
import { heatColour, shareOf } from './heat-colour.ts';
import { type Box, binCount, type HeatLayout, rectOf, xOf, yOf } from './heat-layout.ts';
import type { Scheme } from './scheme.ts';
import { linearTicks, logTicks } from './ticks.ts';
import { timeLabels, timeTicks } from './time-ticks.ts';
import { axisValue, type Unit } from './units.ts';

/** Colours as a canvas takes them. */
export interface HeatInk {
  scheme: Scheme;
  text: string;
  line: string;
  background: string;
  font: string;
}

/** A line over the map: a value for each step, in the middle of it. */
export interface HeatLine {
  colour: string;
  dash: number[];
  values: readonly (number | null)[];
}

/** Grid and labels, then the cells, then the lines. */
export function drawHeatmap(
  context: CanvasRenderingContext2D,
  layout: HeatLayout,
  { cells }: Heatmap,
  unit: Unit,
  lines: readonly HeatLine[],
  ink: HeatInk,
): void {
  drawAxes(context, layout, unit, ink);
  const max = cells.reduce((most, cell) => Math.max(most, cell.count), 0);
  for (const cell of cells) {
    const rect = rectOf(layout, cell, cell);
    context.fillStyle = heatColour(shareOf(cell.count, max), ink.scheme);
    fillWhole(context, rect);
  }
  for (const line of lines) drawLine(context, layout, line, ink);
}

/** On whole pixels, so that neighbours touch; a gap of one where cells are large both ways, as else they become stripes. */
function fillWhole(context: CanvasRenderingContext2D, rect: Box) {
  const left = Math.round(rect.left);
  const top = Math.round(rect.top);
  const gap = rect.width > 6 && rect.height > 4 ? 1 : 0;
  const right = Math.round(rect.left + rect.width) - gap;
  const bottom = Math.round(rect.top + rect.height) - gap;
  context.fillRect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
}

function drawAxes(
  context: CanvasRenderingContext2D,
  layout: HeatLayout,
  unit: Unit,
  ink: HeatInk,
): void {
  const { box, startMs, granularityMs, steps, edges, scale } = layout;
  context.font = ink.font;
  context.fillStyle = ink.text;
  context.strokeStyle = ink.line;
  context.lineWidth = 1;
  const times = timeTicks(startMs, startMs + steps * granularityMs, Math.floor(box.width / 92));
  const labels = timeLabels(times);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  times.forEach((time, i) => {
    const x = Math.round(xOf(layout, time)) + 0.5;
    stroke(context, x, box.top, x, box.top + box.height + 4);
    context.fillText(labels[i] ?? '', x, box.top + box.height + 8);
  });
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const value of valueTicks(edges, scale, Math.max(2, Math.floor(box.height / 36)), unit)) {
    const y = Math.round(yOf(layout, value)) + 0.5;
    stroke(context, box.left - 4, y, box.left + box.width, y);
    context.fillText(axisValue(value, unit), box.left - 8, y);
  }
  stroke(context, box.left - 0.5, box.top, box.left - 0.5, box.top + box.height);
  const bottom = Math.round(box.top + box.height) + 0.5;
  stroke(context, box.left, bottom, box.left + box.width, bottom);
}

/** Values for the labels of the axis; of a logarithmic one only those above zero have a place. */
export function valueTicks(
  edges: readonly number[],
  scale: Heatmap['scale'],
  most: number,
  unit: Unit,
): number[] {
  const high = edges.at(-1);
  if (high === undefined || binCount({ edges }) < 1) return [];
  if (scale === 'linear') return linearTicks(edges[0] ?? 0, high, most, unit);
  const low = edges.find((edge) => edge > 0);
  return low === undefined ? [] : logTicks(low, high, most);
}

function drawLine(
  context: CanvasRenderingContext2D,
  layout: HeatLayout,
  { colour, dash, values }: HeatLine,
  ink: HeatInk,
): void {
  const path = new Path2D();
  let connected = false;
  values.forEach((value, i) => {
    if (value === null) {
      connected = false;
      return;
    }
    const x = xOf(layout, layout.startMs + (i + 0.5) * layout.granularityMs);
    const y = yOf(layout, value);
    if (connected) path.lineTo(x, y);
    else {
      path.moveTo(x + 0.5, y);
      path.arc(x, y, 0.5, 0, 2 * Math.PI);
    }
    connected = true;
  });
  // A rim in the colour of the page keeps the line apart from cells of its own colour.
  context.lineJoin = 'round';
  context.setLineDash([]);
  context.strokeStyle = ink.background;
  context.lineWidth = 4;
  context.stroke(path);
  context.setLineDash(dash);
  context.strokeStyle = colour;
  context.lineWidth = 1.75;
  context.stroke(path);
  context.setLineDash([]);
}

function stroke(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number) {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
