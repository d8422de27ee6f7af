import { Link } from 'react-router';
import type uPlot from 'uplot';
import { clockTime } from './time-ticks.ts';
import type { ChartMark } from './types.ts';
import { fullValue, type Unit } from './units.ts';

interface Props {
  plot: uPlot;
  marks: readonly ChartMark[];
  unit: Unit;
  /** Counts the drawings: with each the marks may have moved. */
  drawn: number;
}

/** Links at the place of what they measured; those outside of the plot are left out. */
export function Marks({ plot, marks, unit, drawn }: Props) {
  const origin = plot.over.offsetLeft;
  const top = plot.over.offsetTop;
  const { clientWidth: width, clientHeight: height } = plot.over;
  const placed = marks
    .map((mark) => ({
      mark,
      x: plot.valToPos(mark.timeMs, 'x'),
      y: plot.valToPos(mark.value, 'y'),
    }))
    .filter(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height);
  return (
    <ul className="chart-marks" data-drawn={drawn} aria-label="Exemplars">
      {placed.map(({ mark, x, y }) => {
        const what = `${mark.label}, ${fullValue(mark.value, unit)} at ${clockTime(mark.timeMs)}`;
        return (
          <li key={`${mark.href} ${mark.timeMs}`} style={{ left: origin + x, top: top + y }}>
            <Link to={mark.href} aria-label={what} title={what} />
          </li>
        );
      })}
    </ul>
  );
}
