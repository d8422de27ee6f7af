import { seriesColours } from '../charts/palette.ts';
import type { ChartSeries } from '../charts/types.ts';

interface Props {
  series: readonly ChartSeries[];
  onPointed?: (key: string | null) => void;
  /** What of each is drawn, where that does not go without saying. */
  of?: string | undefined;
}

/** What each line of the chart is; the one that is pointed at comes to the front. */
export function Legend({ series, onPointed, of }: Props) {
  const colours = seriesColours(series.map(({ key }) => key));
  return (
    <ul className="metric-legend" onMouseLeave={() => onPointed?.(null)}>
      {of && <li className="quiet">{of} of each:</li>}
      {series.map(({ key, label, colour }) => (
        <li key={key} onMouseEnter={() => onPointed?.(key)}>
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
