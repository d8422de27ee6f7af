const LOG_INTERVAL_MS = 60_000;

const counts = new Map<string, number>();
const unreported = new Map<string, number>();
let lastReport = Number.NEGATIVE_INFINITY;
let timer: NodeJS.Timeout | undefined;

/** Adds to the counter `name`; names are few and fixed, `<part>.<what>`. */
export function count(name: string, by = 1): void {
  if (by === 0) return;
  counts.set(name, (counts.get(name) ?? 0) + by);
}

/**
 * Counts what was lost as `<part>.dropped.<reason>`, and says so on stderr: the first loss
 * at once, what follows summed up in one line a minute.
 */
export function countDropped(part: string, reason: string, lost: number): void {
  if (lost === 0) return;
  const name = `${part}.dropped.${reason}`;
  count(name, lost);
  unreported.set(name, (unreported.get(name) ?? 0) + lost);
  const wait = lastReport + LOG_INTERVAL_MS - performance.now();
  if (wait <= 0) reportDropped();
  else timer ??= setTimeout(reportDropped, wait).unref();
}

/** What telemetry took, sent and lost since the process started. */
export function telemetryCounters(): Readonly<Record<string, number>> {
  return Object.fromEntries(counts);
}

/** Says on stderr what was lost and not yet said, if anything. */
function reportDropped(): void {
  clearTimeout(timer);
  timer = undefined;
  if (unreported.size === 0) return;
  lastReport = performance.now();
  const losses = line(unreported);
  unreported.clear();
  process.stderr.write(
    `telemetry: these were dropped: ${losses} (since the start: ${line(counts)})\n`,
  );
}

/** Says what was lost and not yet said, and in one line all that was counted, for the end. */
export function reportTotals(): void {
  reportDropped();
  if (counts.size > 0) process.stdout.write(`Telemetry: ${line(counts)}\n`);
}

function line(counted: ReadonlyMap<string, number>): string {
  return [...counted]
    .map(([name, times]) => `${name}=${times}`)
    .sort()
    .join(' ');
}
