type Values = readonly (number | null)[];

/** Each series on top of those before it; a gap counts as nothing, unless all have it. */
export function stack(series: readonly Values[]): (number | null)[][] {
  const length = series[0]?.length ?? 0;
  const sums = Array.from({ length }, () => 0);
  const empty = Array.from({ length }, (_, i) => series.every((values) => values[i] == null));
  return series.map((values) =>
    sums.map((_, i) => {
      if (empty[i]) return null;
      sums[i] = (sums[i] ?? 0) + (values[i] ?? 0);
      return sums[i] ?? null;
    }),
  );
}

/** Values that a logarithmic axis can show. */
export function positive(values: Values): (number | null)[] {
  return values.map((value) => (value !== null && value > 0 ? value : null));
}

/** Values without a neighbour: no line goes through them, so they are drawn as points. */
export function lonely(values: ArrayLike<number | null | undefined>): number[] {
  const found: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    if (values[i] != null && values[i - 1] == null && values[i + 1] == null) found.push(i);
  }
  return found;
}
