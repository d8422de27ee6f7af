/** Calls a second, a minute or an hour, whichever is at least one: `2.4/s`, `12/min`, `3/h`. */
export function rate(calls: number, ms: number): string {
  const units: [number, string][] = [
    [1000, 's'],
    [60_000, 'min'],
    [3_600_000, 'h'],
  ];
  const [unitMs, unit] = units.find(([each]) => (calls / ms) * each >= 1) ?? [3_600_000, 'h'];
  const value = (calls / ms) * unitMs;
  return `${value === 0 || value >= 100 ? Math.round(value) : Number(value.toPrecision(2))}/${unit}`;
}
