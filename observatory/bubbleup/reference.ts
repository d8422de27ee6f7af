import type { Attributes } from './testing.ts';

type Cell = string | number | boolean | null;

/** The side and the weight of a row. */
export interface ReferenceRow {
  chosen: boolean;
  weight: number;
  attributes: Attributes;
}

export interface Expected {
  difference: number;
  score: number;
  missing: { selection: number; baseline: number };
}

/** What BubbleUp is to say of a column, worked out plainly and slowly from all rows of both sides. */
export function expectedOf(rows: ReferenceRow[], column: string, columns: number): Expected {
  const sides = {
    selection: sideOf(rows, true, column),
    baseline: sideOf(rows, false, column),
  };
  const [n, m] = [sides.selection.effective, sides.baseline.effective];
  const spread = 1 / n + 1 / m;
  const part = n / (n + m);
  const cells = [...new Set(rows.map(({ attributes }) => attributes[column] ?? null))];
  const p = (cell: Cell) => sides.selection.shares.get(cell) ?? 0;
  const q = (cell: Cell) => sides.baseline.shares.get(cell) ?? 0;
  const pooled = (cell: Cell) => p(cell) * part + q(cell) * (1 - part);
  const largest = Math.max(...cells.map(pooled));
  const variance = spread * (largest >= 0.5 ? largest * (1 - largest) : 0.25);
  const missing = { selection: p(null), baseline: q(null) };
  const numbers = cells.filter((cell) => typeof cell === 'number').sort((a, b) => a - b);

  let difference: number;
  let byChance: number;
  if (numbers.length > 0) {
    const orders: Cell[][] = [
      [null, ...numbers],
      [...numbers, null],
    ];
    difference = Math.max(...orders.map((order) => largestGap(order, p, q)));
    byChance = Math.sqrt(2 * variance * Math.log((4 * columns) / 0.05)) + spread;
  } else {
    const gaps = cells.map((cell) => Math.abs(p(cell) - q(cell)));
    difference = gaps.reduce((sum, gap) => sum + gap, 0) / 2;
    const means = cells.map((cell) => {
      const share = pooled(cell);
      if (cell === null) {
        return Math.min(Math.sqrt((2 / Math.PI) * spread * share * (1 - share)), 2 * share);
      }
      return spread * meanDeviation(Math.max(1, Math.round(share * (n + m))), part);
    });
    const mean = means.reduce((sum, one) => sum + one, 0) / 2;
    byChance = mean + Math.sqrt(2 * variance * Math.log(columns / 0.05)) + spread;
  }
  const beyond = byChance >= 1 ? 0 : (difference - byChance) / (1 - byChance);
  return { difference, score: Math.max(0, beyond), missing };
}

function sideOf(rows: ReferenceRow[], chosen: boolean, column: string) {
  const side = rows.filter((row) => row.chosen === chosen);
  const total = side.reduce((sum, { weight }) => sum + weight, 0);
  const squares = side.reduce((sum, { weight }) => sum + weight ** 2, 0);
  const shares = new Map<Cell, number>();
  for (const { attributes, weight } of side) {
    const cell = attributes[column] ?? null;
    shares.set(cell, (shares.get(cell) ?? 0) + weight / total);
  }
  return { shares, effective: total ** 2 / squares };
}

function largestGap(order: Cell[], p: (cell: Cell) => number, q: (cell: Cell) => number): number {
  let gap = 0;
  let largest = 0;
  for (const cell of order) {
    gap += p(cell) - q(cell);
    largest = Math.max(largest, Math.abs(gap));
  }
  return largest;
}

/** E|X − nπ| of a binomial X, by its definition. */
function meanDeviation(n: number, part: number): number {
  if (n >= 100) return Math.sqrt((2 / Math.PI) * n * part * (1 - part));
  let probability = (1 - part) ** n;
  let mean = 0;
  for (let k = 0; k <= n; k++) {
    mean += probability * Math.abs(k - n * part);
    probability *= ((n - k) / (k + 1)) * (part / (1 - part));
  }
  return mean;
}
