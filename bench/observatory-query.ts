/**
 * What a question costs: HEATMAP and P90 of the duration by an attribute, over so many spans, beside
 * hand-written SQL over a Parquet file of the same columns; how much is taken in meanwhile; and the
 * most memory. Run: `node bench/observatory-query.ts [millions of spans …]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ByHand } from './observatory-query/by-hand.ts';
import { fill, type Period } from './observatory-query/fill.ts';
import { spansPerBatch, TraceBatch } from './observatory-spans.ts';
import { median, type ObservatoryProcess, startObservatory } from './shared/observatory.ts';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 10];
const rounds = 9;
const senders = 4;
const ingestMs = 8000;
/** Room for the largest size; how much memory there may be is left as it is. */
const settings = { OBSERVATORY_MAX_SPANS: '100000000', OBSERVATORY_MAX_DISK_MB: '32768' };

const table: Record<string, Record<string, number>> = {};
for (const millions of sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'observatory-bench-'));
  try {
    table[`${millions} M spans`] = await measure(join(folder, 'bench.duckdb'), millions * 1e6);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
console.table(table);

async function measure(file: string, spans: number): Promise<Record<string, number>> {
  const period = await fill(file, spans);
  const byHand = await ByHand.from(file, period);
  const observatory = await startObservatory(file, settings);
  try {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = -2; round < rounds; round++) {
      const [our, their] = [
        await timed(() => ask(observatory, period)),
        await timed(() => byHand.ask()),
      ];
      if (round < 0) continue;
      ours.push(our);
      theirs.push(their);
    }
    const memoryAsked = observatory.peakMemory();
    return {
      'question, ms, median': median(ours),
      'question, ms, largest': Math.round(Math.max(...ours)),
      'by hand, ms, median': median(theirs),
      'ours / by hand': Math.round((median(ours) / median(theirs)) * 100) / 100,
      'ingest with questions / alone': await ingestRatio(observatory, period),
      'peak memory after the questions, MB': memoryAsked,
      'peak memory at the end, MB': observatory.peakMemory(),
    };
  } finally {
    await observatory.stop();
  }
}

async function ask({ url }: ObservatoryProcess, { start, end }: Period): Promise<void> {
  const response = await fetch(`${url}/api/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      dataset: '__all__',
      query: {
        calculations: [
          { op: 'HEATMAP', column: 'duration_ms' },
          { op: 'P90', column: 'duration_ms' },
        ],
        breakdowns: ['http.route'],
        start_time: Number(start / 1_000_000_000n),
        end_time: Number(end / 1_000_000_000n),
        granularity: 60,
      },
    }),
  });
  const answer = (await response.json()) as { groups?: unknown[]; message?: string };
  if (!answer.groups?.length) throw new Error(`No answer: ${response.status} ${answer.message}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Spans taken in while one heavy question follows the other, over those without; four turns each. */
async function ingestRatio(observatory: ObservatoryProcess, period: Period): Promise<number> {
  const taken = { alone: 0, asked: 0 };
  for (const turn of ['alone', 'asked', 'asked', 'alone'] as const) {
    const until = performance.now() + ingestMs;
    const asking = turn === 'asked' ? keepAsking(observatory, period, until) : undefined;
    taken[turn] += await takeIn(observatory, until);
    await asking;
  }
  return Math.round((taken.asked / taken.alone) * 100) / 100;
}

async function keepAsking(observatory: ObservatoryProcess, period: Period, until: number) {
  while (performance.now() < until) await ask(observatory, period);
}

async function takeIn(observatory: ObservatoryProcess, until: number): Promise<number> {
  let sent = 0;
  const sender = async (seed: number) => {
    const batch = new TraceBatch(seed);
    while (performance.now() < until) {
      await observatory.post(batch.next());
      sent += spansPerBatch;
    }
  };
  await Promise.all(Array.from({ length: senders }, (_, index) => sender(index)));
  return sent;
}
