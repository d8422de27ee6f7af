/** What was seen of one vendor with one fault. */
export interface Case {
  readonly vendor: string;
  readonly fault: string;
  /** Milliseconds of each request: of the server whose vendor was at fault, and of the other two. */
  readonly faulty: readonly number[];
  readonly normal: readonly number[];
  readonly again: readonly number[];
  readonly hits: number;
  /** Seconds from the end of the fault until something new was there. */
  readonly backAfter: number;
  /** MB in memory, before and after. */
  readonly memory: readonly [number, number];
}

const TARGET = 1.2;

/** The server at fault over both others together, and the others over each other. */
function ratios(cases: readonly Case[]) {
  const of = (key: 'faulty' | 'normal' | 'again') => cases.flatMap((one) => one[key]);
  const both = [...of('normal'), ...of('again')];
  const normal = p99(both);
  return {
    requests: of('faulty').length,
    'p99 normal, ms': rounded(normal),
    'p99 at fault, ms': rounded(p99(of('faulty'))),
    ratio: rounded(p99(of('faulty')) / normal),
    'null control': rounded(p99(of('again')) / p99(of('normal'))),
    'ratio of medians': rounded(at(0.5, of('faulty')) / at(0.5, both)),
  };
}

/** Prints a row of each case, of each vendor and of all together. */
export function report(cases: readonly Case[]): void {
  console.table(
    cases.map((one) => ({
      vendor: one.vendor,
      fault: one.fault,
      ...ratios([one]),
      hits: one.hits,
      'back after, s': rounded(one.backAfter),
      'memory, MB': one.memory.join(' → '),
    })),
  );
  const byVendor = Object.entries(Object.groupBy(cases, ({ vendor }) => vendor));
  const rows = byVendor.map(([vendor, some = []]) => [vendor, ratios(some)] as const);
  const all = ratios(cases);
  console.table(Object.fromEntries([...rows, ['all', all]]));
  const worst = Math.max(...rows.map(([, { ratio }]) => ratio));
  console.log(
    `p99 with a vendor at fault over normal: ${all.ratio}, at worst of one vendor ${worst} (wanted: at most ${TARGET}; null control ${all['null control']})`,
  );
}

function p99(times: readonly number[]): number {
  return at(0.99, times);
}

function at(part: number, times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
