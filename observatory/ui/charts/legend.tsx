import './charts.css';
import { seriesColours } from './palette.ts';
import type { ChartSeries } from './types.ts';

interface Props {
  series: readonly ChartSeries[];
  onPointed?: (key: string | null) => void;
  /** What of each is drawn, where that does not go without saying. */
  of?: string | undefined;
}

/** What each line of a chart is, where no table under it says so; the one pointed at comes forward. */
export function Legend({ series, onPointed, of }: Props) {
  const colours = seriesColours(series.map(({ key }) => key));
  return (
    <ul className="chart-legend" onMouseLeave={() => onPointed?.(null)}>
      {of && <li className="quiet">{of} of each:</li>}
      {series.map(({ key, label, colour }) => (
        <li key={key} onMouseEnter={() => onPointed?.(key)}>
          <Swatch colour={colour ?? colours.get(key)} />
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The colour of a line before its name; none where there is no line. */
export function Swatch({ colour }: { colour: string | undefined }) {
  return (
    <span className="line-swatch" style={colour ? { background: colour } : undefined} aria-hidden />
  );
}
