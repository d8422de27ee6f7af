/** Rows of a heatmap. */
export interface Bins {
  scale: 'log' | 'linear';
  edges: number[];
  /** In SQL a whole number for the value `v`; `first` is that of the lowest row. */
  sql: string;
  first: number;
}

export interface Values {
  least: number;
  most: number;
  leastPositive: number | null;
  /** Whether there is nothing between two whole numbers. */
  whole: boolean;
}

const mostRows = 50;
/** Positive values that differ by this factor are told apart by their size. */
const wide = 30;
/** Below the largest by more than this factor, values share the lowest row with zero. */
const widest = 1e12;
/** Values that are nearer to zero are as good as zero; their powers of ten are no exact doubles. */
const smallest = 1e-290;

/** Between 20 and 50 rows with pleasing edges; a row holds its lower edge and not its upper one. */
export function binsFor(values: Values): Bins {
  const { least, most, leastPositive } = values;
  const positive = leastPositive ?? most;
  return least >= 0 && most > smallest && most / positive >= wide
    ? logBins(least, positive, most)
    : linearBins(values);
}

/** Powers of ten are always edges, so many rows to each. */
const rowsToTen = [30, 24, 20, 16, 12, 10, 8, 6, 5, 4, 3];

function logBins(least: number, leastPositive: number, most: number): Bins {
  const lowest = Math.max(leastPositive, most / widest);
  const tens = Math.log10(most / lowest);
  const rows = rowsToTen.find((count) => tens * count <= mostRows - 2) ?? 3;
  const first = Math.floor(Math.log10(lowest) * rows);
  const last = Math.floor(Math.log10(most) * rows);
  const edges: number[] = [];
  for (let step = first; step <= last + 1; step++) edges.push(finite(10 ** (step / rows)));
  // Zero, and what is too small to be told apart from it, has a row of its own.
  const below = least < lowest;
  if (below) edges.unshift(0);
  const place = `floor(log10(v) * ${rows})::INTEGER`;
  if (!below) return { scale: 'log', edges, sql: place, first };
  const lowestEdge = literal(10 ** (first / rows));
  const sql = `CASE WHEN v < ${lowestEdge} THEN ${first - 1} ELSE ${place} END`;
  return { scale: 'log', edges, sql, first: first - 1 };
}

function linearBins({ least, most, whole }: Values): Bins {
  const margin = least === most ? Math.abs(least) / 4 || 1 : 0;
  const from = finite(least - margin);
  const to = finite(most + margin);
  // Steps that are far smaller than the values would not be told apart by a double.
  const leastStep = Math.max(smallest, Math.max(Math.abs(from), Math.abs(to)) / widest);
  const step = pleasing(Math.max(to / (mostRows - 2) - from / (mostRows - 2), leastStep), whole);
  // Steps below one are whole parts of a power of ten, so that 0.3 is an edge and not 0.30000000000000004.
  const parts = step < 1 ? Math.round(1 / step) : 1;
  const edge = (index: number) => finite(parts > 1 ? index / parts : index * step);
  const place = (value: number) => Math.floor(parts > 1 ? value * parts : value / step);
  const first = place(from);
  const edges: number[] = [];
  for (let index = first; index <= place(to) + 1; index++) edges.push(edge(index));
  // The last digit of a quotient may put a value beside an edge on its other side.
  const by = literal(parts > 1 ? parts : step);
  const near = `floor(v ${parts > 1 ? '*' : '/'} ${by})`;
  const edgeAt = (index: string) => `(${index}) ${parts > 1 ? '/' : '*'} ${by}`;
  const sql = `(${near} - (${literal(first)}) + CASE WHEN v < ${edgeAt(near)} THEN -1
    WHEN v >= ${edgeAt(`${near} + 1`)} THEN 1 ELSE 0 END)::INTEGER`;
  return { scale: 'linear', edges, sql, first: 0 };
}

/** The next larger of 1, 2 and 5 times a power of ten, whose inverse is whole where it is below one. */
function pleasing(atLeast: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= atLeast);
  const found = step ?? 10 * power;
  return whole ? Math.max(1, found) : found;
}

function finite(value: number): number {
  return Math.min(Math.max(value, -Number.MAX_VALUE), Number.MAX_VALUE);
}

function literal(value: number): string {
  return `${value}::DOUBLE`;
}
