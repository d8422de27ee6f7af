import { heatColour, legendCounts, shareOf } from './heat-colour.ts';
import { useScheme } from './scheme.ts';
import { axisValue } from './units.ts';

/** Which colour counts how many rows. */
export function HeatLegend({ max }: { max: number }) {
  const scheme = useScheme();
  if (max < 1) return null;
  return (
    <span className="heat-legend">
      <span className="quiet">rows in a cell</span>
      {legendCounts(max).map((count) => (
        <span key={count} className="heat-legend-step">
          <span
            className="swatch"
            style={{ background: heatColour(shareOf(count, max), scheme) }}
          />
          {axisValue(count, 'count')}
        </span>
      ))}
    </span>
  );
}
