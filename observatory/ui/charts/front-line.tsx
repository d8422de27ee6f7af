import type uPlot from 'uplot';

interface Props {
  plot: uPlot;
  /** Index of the series in the chart's own list. */
  index: number;
  colour: string;
}

/** One line drawn over a crowd of others, without drawing those again. */
export function FrontLine({ plot, index, colour }: Props) {
  const times = plot.data[0] ?? [];
  const values = plot.data[index + 1] ?? [];
  let path = '';
  for (let i = 0; i < times.length; i += 1) {
    const value = values[i];
    if (value == null) continue;
    const x = plot.valToPos(times[i] ?? 0, 'x').toFixed(1);
    const y = plot.valToPos(value, 'y').toFixed(1);
    path += `${values[i - 1] == null ? 'M' : 'L'}${x} ${y}`;
  }
  const { offsetLeft: left, offsetTop: top, clientWidth: width, clientHeight: height } = plot.over;
  return (
    <svg className="chart-front" style={{ left, top }} width={width} height={height} aria-hidden>
      <path d={path} stroke="var(--bg)" strokeWidth={6} />
      <path d={path} stroke={colour} strokeWidth={2.5} />
    </svg>
  );
}
