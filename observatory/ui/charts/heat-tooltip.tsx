import type { Heatmap } from '../../api/query.ts';
import { plural } from '../shared/format.ts';
import { besideX } from './chart-tooltip.tsx';
import { type Cell, type HeatLayout, rectOf } from './heat-layout.ts';
import { type Block, countIn, selectionOf } from './heat-selection.ts';
import { clockTime } from './time-ticks.ts';
import type { ChartSeries } from './types.ts';
import { axisValue, fullValue, type Unit } from './units.ts';

/** A block in words: its rows, its time and its values. */
export function describeBlock(
  layout: HeatLayout,
  heatmap: Heatmap,
  block: Block,
  unit: Unit,
): { rows: string; time: string; values: string } {
  const { startMs, endMs, min, max } = selectionOf(layout, block);
  return {
    rows: plural(countIn(heatmap.cells, block), 'row'),
    time: `${clockTime(startMs)} – ${clockTime(endMs)}`,
    values: `${axisValue(min, unit)} – ${axisValue(max, unit)}`,
  };
}

interface Props {
  layout: HeatLayout;
  heatmap: Heatmap;
  cell: Cell;
  unit: Unit;
  lines: readonly ChartSeries[];
  width: number;
}

/** What a cell counts, and what the lines over it are worth at its time. */
export function HeatTooltip({ layout, heatmap, cell, unit, lines, width }: Props) {
  const { rows, time, values } = describeBlock(layout, heatmap, { from: cell, to: cell }, unit);
  const rect = rectOf(layout, cell, cell);
  const place = { ...besideX(rect.left, rect.left + rect.width, width), top: rect.top };
  return (
    <div className="chart-tip" style={place} aria-hidden>
      <p className="chart-tip-time">{time}</p>
      <p>
        {rows}, {heatmap.column} {values}
      </p>
      {lines.map((line) => (
        <p key={line.key} className="chart-tip-row">
          <span className="chart-tip-label">{line.label}</span>
          <span className="mono">{fullValue(line.values[cell.time] ?? null, unit)}</span>
        </p>
      ))}
    </div>
  );
}
