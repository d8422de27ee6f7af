import { seriesColours } from '../charts/palette.ts';
import type { ChartSeries } from '../charts/types.ts';

interface Props {
  series: readonly ChartSeries[];
  onPointed: (key: string | null) => void;
}

/** What each line of a chart is, where no table under it says so. */
export function Legend({ series, onPointed }: Props) {
  const colours = seriesColours(series.map(({ key }) => key));
  return (
    <ul className="tile-legend" onMouseLeave={() => onPointed(null)}>
      {series.map(({ key, label }) => (
        <li key={key} onMouseEnter={() => onPointed(key)}>
          <Swatch colour={colours.get(key)} />
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The colour of a line. */
export function Swatch({ colour }: { colour: string | undefined }) {
  return (
    <span className="tile-swatch" style={colour ? { background: colour } : undefined} aria-hidden />
  );
}
