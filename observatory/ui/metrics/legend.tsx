import { seriesColours } from '../charts/palette.ts';
import type { ChartSeries } from '../charts/types.ts';

interface Props {
  series: readonly ChartSeries[];
  onPointed: (key: string | null) => void;
}

/** What each line of the chart is; the one that is pointed at comes to the front. */
export function Legend({ series, onPointed }: Props) {
  const colours = seriesColours(series.map(({ key }) => key));
  return (
    <ul className="metric-legend" onMouseLeave={() => onPointed(null)}>
      {series.map(({ key, label, colour }) => (
        <li key={key} onMouseEnter={() => onPointed(key)}>
          <span
            className="metric-swatch"
            style={{ background: colour ?? colours.get(key) }}
            aria-hidden
          />
          {label}
        </li>
      ))}
    </ul>
  );
}
