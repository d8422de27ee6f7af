const height = 24;
const width = 4;

/** A line of a few values over the time of the screen, gaps left out; the table says the numbers. */
export function Spark({ values, label }: { values: readonly (number | null)[]; label: string }) {
  const known = values.filter((value) => value !== null);
  const highest = Math.max(...known, 0);
  const lowest = Math.min(...known, 0);
  const y = (value: number) =>
    highest === lowest
      ? height - 2
      : 2 + (1 - (value - lowest) / (highest - lowest)) * (height - 4);
  const points = values.map((value, at) => (value === null ? null : `${at * width},${y(value)}`));
  return (
    <svg
      className="metric-spark"
      viewBox={`0 0 ${Math.max(1, values.length - 1) * width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={known.length === 0 ? `${label}: nothing in this time` : label}
    >
      <polyline points={points.filter((point) => point !== null).join(' ')} />
    </svg>
  );
}
