import { useMemo, useRef } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import './heatmap.css';
import type { HeatLayout } from './heat-layout.ts';
import { HeatLegend } from './heat-legend.tsx';
import { blockOf, rectOfBlock, selectionOf } from './heat-selection.ts';
import { describeBlock, HeatTooltip } from './heat-tooltip.tsx';
import { edgePx, gutterPx } from './plot-options.ts';
import type { ChartSeries, HeatmapChartProps } from './types.ts';
import { unitOf } from './units.ts';
import { useHeatCanvas } from './use-heat-canvas.ts';
import { useHeatKeys } from './use-heat-keys.ts';
import { useHeatPointer } from './use-heat-pointer.ts';
import { useWidth } from './use-width.ts';

const axisPx = 28;
const none: readonly ChartSeries[] = [];

/**
 * How many rows there are at each time and value, by colour. By keyboard: the arrows move from
 * cell to cell, with Shift they draw a selection, Enter is a click, Esc clears.
 */
export function HeatmapChart(props: HeatmapChartProps) {
  const { label, timesMs, granularityMs, heatmap, height = 240, lines = none } = props;
  const { onCell, selection = null, onSelect, onZoom, compact } = props;
  const unit = props.unit ?? unitOf(heatmap.column);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(box);
  const startMs = timesMs[0] ?? 0;
  const layout = useMemo(
    (): HeatLayout => ({
      box: {
        left: gutterPx,
        top: 8,
        width: Math.max(0, width - gutterPx - edgePx),
        height: height - 8 - axisPx,
      },
      ...{ startMs, granularityMs, steps: timesMs.length },
      ...{ scale: heatmap.scale, edges: heatmap.edges },
    }),
    [width, height, startMs, granularityMs, timesMs.length, heatmap],
  );
  useHeatCanvas(canvas, layout, { heatmap, lines }, unit, width, height);

  const max = useMemo(() => heatmap.cells.reduce((n, c) => Math.max(n, c.count), 0), [heatmap]);
  const busiest = heatmap.cells.find(({ count }) => count === max);
  const counts = (cell: { time: number; bin: number }) =>
    heatmap.cells.some(({ time, bin }) => time === cell.time && bin === cell.bin);
  const open = (cell: { time: number; bin: number }) => {
    if (counts(cell)) onCell?.(cell.time, cell.bin);
  };

  const keys = useHeatKeys(layout, busiest ?? { time: 0, bin: 0 }, {
    selected: selection !== null,
    onCell: open,
    onBlock: onSelect && ((block) => onSelect(selectionOf(layout, block))),
    onClear: () => onSelect?.(null),
  });
  const pointer = useHeatPointer(layout, {
    selects: onSelect !== undefined,
    zooms: onZoom !== undefined,
    onClick: (cell) => {
      if (counts(cell)) open(cell);
      else if (selection) onSelect?.(null);
    },
    onBlock: (block) => onSelect?.(selectionOf(layout, block)),
    onTimes: (from, to) => {
      const [a, b] = [Math.min(from, to), Math.max(from, to) + 1];
      onZoom?.(startMs + a * granularityMs, startMs + b * granularityMs);
    },
  });
  const { hover, block: dragged, onAxis, ...pointerEvents } = pointer;

  const block = dragged ?? (selection ? blockOf(layout, selection) : null);
  const cell = hover ?? keys.cell;
  const told = keys.extending && block ? block : keys.cell && { from: keys.cell, to: keys.cell };
  const said = told ? Object.values(describeBlock(layout, heatmap, told, unit)).join(', ') : '';
  return (
    <ChartFrame
      {...{ label, height, startMs, said, compact }}
      kind="heatmap"
      empty={max === 0}
      acts={onSelect !== undefined}
      legend={<HeatLegend max={max} />}
      help={
        <>
          Arrow keys move from cell to cell{onCell && ', Enter opens the cell'}
          {onSelect && ', Shift and arrows select cells, Escape clears the selection'}
        </>
      }
      plot={{
        ...pointerEvents,
        ref: box,
        onKeyDown: keys.onKeyDown,
        onBlur: () => keys.setCell(null),
        children: (
          <>
            <canvas ref={canvas} aria-hidden />
            {width > 0 && block && (
              <div
                className={dragged && onAxis ? 'heat-zoom' : 'heat-selection'}
                style={rectOfBlock(layout, block)}
              />
            )}
            {width > 0 && cell && (
              <div className="heat-cell" style={rectOfBlock(layout, { from: cell, to: cell })} />
            )}
          </>
        ),
      }}
    >
      {width > 0 && cell && !dragged && (
        <HeatTooltip {...{ layout, heatmap, cell, unit, lines, width }} />
      )}
    </ChartFrame>
  );
}
