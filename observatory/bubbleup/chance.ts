/** How much a person wants to be misled: in 1 of 20 answers one column at most, of all compared. */
const falseAlarms = 0.05;

/** What a difference has to be more than, before it says anything. */
export interface Chance {
  /** 1/n of one side plus 1/m of the other, the variance of a difference of shares at its largest. */
  spread: number;
}

/** Scored once it is known how many columns it was compared with: of a hundred the noisiest looks telling. */
export type Unscored<Difference> = Omit<Difference, 'score'> & {
  scoreAmong: (columns: number) => number;
};

/** Rows that would tell as much without weights: (Σw)² / Σw² (Kish, Survey Sampling, 1965). */
export function effectiveRows(weights: number, squaredWeights: number): number {
  return squaredWeights > 0 ? weights ** 2 / squaredWeights : 0;
}

export function chanceOf(selection: number, baseline: number): Chance {
  return { spread: 1 / selection + 1 / baseline };
}

/**
 * What chance makes of the total variation distance ½ Σ |p − q| of two samples that come from the
 * same distribution, at most. `expected` is its mean, ½ Σ E|p − q|; above it the distance is the
 * largest of normal variables (one for each set of values), which passes its mean by t with a
 * probability below exp(−t² / 2σ²) (the inequality of Borell and Tsirelson, Ibragimov, Sudakov), σ²
 * being the largest variance of a set's share. `spread` is added since counts are whole: of a value
 * that is in one row and in no other nothing follows. `columns` corrects for many looks (Bonferroni).
 */
export function variationByChance(
  { spread }: Chance,
  columns: number,
  expected: number,
  largestShare: number,
): number {
  const variance = spread * largestVariance(largestShare);
  return expected + Math.sqrt(2 * variance * Math.log(columns / falseAlarms)) + spread;
}

/**
 * E|p − q| of a value that is in `rows` rows of both sides, in SQL. Where chance alone deals the rows
 * out, the selection's are binomial with its part of all rows, and |p − q| is their deviation from
 * the mean times the spread. The mean of that deviation is 2 m C(n, m) π^m (1 − π)^(n − m + 1) with
 * m = ⌊n π⌋ + 1 (de Moivre, 1730); for many rows √(2/π · n π (1 − π)), as of a normal variable.
 */
export function expectedSql(rows: string, part: string, spread: string): string {
  const m = `(floor(${rows} * ${part}) + 1)`;
  const ways = `lgamma(${rows} + 1) - lgamma(${m} + 1) - lgamma(${rows} - ${m} + 1)`;
  const few = `2 * ${m} * exp(${ways} + ${m} * ln(${part}) + (${rows} - ${m} + 1) * ln(1 - ${part}))`;
  const many = `sqrt(${2 / Math.PI} * ${rows} * ${part} * (1 - ${part}))`;
  return `${spread} * CASE WHEN ${rows} < ${manyRows} THEN ${few} ELSE ${many} END`;
}

const manyRows = 100;

/** The same of rows without a value, which are few or many; the smaller of two bounds of it. */
export function expectedVariation(share: number, { spread }: Chance): number {
  return Math.min(Math.sqrt((2 / Math.PI) * spread * share * (1 - share)), 2 * share);
}

/**
 * What chance makes of the Kolmogorov–Smirnov distance of two samples from the same distribution, at
 * most: P(D > t) ≤ 2 exp(−2 t² / spread) (Smirnov, with Massart's constant), where a value that most
 * rows share leaves the variance r (1 − r) instead of ¼. Doubled, since rows without a value are
 * taken for the smallest and for the largest.
 */
export function distanceByChance(
  { spread }: Chance,
  columns: number,
  largestShare: number,
): number {
  const variance = spread * largestVariance(largestShare);
  return Math.sqrt(2 * variance * Math.log((4 * columns) / falseAlarms)) + spread;
}

/** The largest variance that the share of a set of values can have: ¼, unless one value has most. */
function largestVariance(largestShare: number): number {
  return largestShare >= 0.5 ? largestShare * (1 - largestShare) : 0.25;
}

/**
 * Of a difference what chance does not explain, as a part of what there is to explain, like Cohen's
 * κ: 1 is nothing in common, 0 is what chance makes, less than 0 is less than that.
 */
export function beyondChance(difference: number, byChance: number): number {
  return byChance >= 1 ? difference - byChance : (difference - byChance) / (1 - byChance);
}
