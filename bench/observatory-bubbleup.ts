/**
 * What BubbleUp costs over a million spans of sixty attributes, beside one SQL statement that counts
 * the same by hand; the most memory; and whether the cause that was planted comes first.
 * Run: `node bench/observatory-bubbleup.ts [millions of spans]`.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  cause,
  fillWide,
  slowMs,
  wideColumns,
  wideSeconds,
  wideStart,
} from './observatory-bubbleup/wide.ts';
import { cpuSeconds } from './shared/cpu.ts';
import { median, type ObservatoryProcess, startObservatory } from './shared/observatory.ts';

const spans = Number(process.argv[2] ?? 1) * 1e6;
const rounds = 7;
const settings = { OBSERVATORY_MAX_SPANS: '100000000', OBSERVATORY_MAX_DISK_MB: '32768' };

const folder = mkdtempSync(join(tmpdir(), 'observatory-bench-'));
try {
  const file = join(folder, 'bench.duckdb');
  await fillWide(file, spans);
  const copy = join(folder, 'copy.duckdb');
  copyFileSync(file, copy);
  const byHand = await handWritten(copy);
  const observatory = await startObservatory(file, settings);
  try {
    const before = cpuSeconds(observatory.child);
    const ours: number[] = [];
    const theirs: number[] = [];
    // In turn, so that both meet with whatever else the machine does; the first is for warming up.
    for (let round = -1; round < rounds; round++) {
      const [our, their] = [await timed(() => bubbleUp(observatory)), await timed(byHand)];
      if (round < 0) continue;
      ours.push(our);
      theirs.push(their);
    }
    const cpu = (cpuSeconds(observatory.child) - before) / (rounds + 1);
    console.table({
      'spans × attributes': `${spans} × ${wideColumns.length}`,
      'BubbleUp, ms, median': median(ours),
      'BubbleUp, ms, largest': Math.round(Math.max(...ours)),
      'BubbleUp, CPU, ms': Math.round(cpu * 1000),
      'by hand, all rows, ms, median': median(theirs),
      'ours / by hand': Math.round((median(ours) / median(theirs)) * 100) / 100,
      'peak memory, MB': observatory.peakMemory(),
    });
  } finally {
    await observatory.stop();
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function bubbleUp({ url }: ObservatoryProcess): Promise<void> {
  const response = await fetch(`${url}/api/bubbleup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      dataset: '__all__',
      query: { start_time: wideStart, end_time: wideStart + wideSeconds },
      selection: {
        area: {
          column: 'duration_ms',
          start_ms: wideStart * 1000,
          end_ms: (wideStart + wideSeconds) * 1000,
          min: slowMs,
          max: 10 * slowMs,
        },
      },
    }),
  });
  const answer = (await response.json()) as { columns?: { column: string }[]; message?: string };
  if (answer.columns?.[0]?.column === cause.column) return;
  throw new Error(`The cause did not come first: ${JSON.stringify(answer).slice(0, 500)}`);
}

/**
 * Rows of each value in the selection and out of it, of numbers by the logarithm, as one statement
 * over a copy of the Observatory's own file, with all the memory it likes.
 */
async function handWritten(file: string): Promise<() => Promise<void>> {
  const instance = await DuckDBInstance.create(file, { threads: '2', access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  const keys = wideColumns.map((_, at) => `k${at}`);
  const columns = wideColumns.map(({ name, kind }, at) => {
    const column = kind === 'number' ? `floor(ln("${name}" + 1) * 10)::INTEGER` : `"${name}"`;
    return `${column} AS k${at}`;
  });
  const statement = `
    SELECT ${keys.join(', ')}, count(*) FILTER (chosen), count(*) FILTER (NOT chosen)
    FROM (SELECT duration_ms >= ${slowMs} AS chosen, ${columns.join(', ')} FROM spans)
    GROUP BY GROUPING SETS (${keys.map((key) => `(${key})`).join(', ')})`;
  return async () => {
    await connection.run(statement);
  };
}
