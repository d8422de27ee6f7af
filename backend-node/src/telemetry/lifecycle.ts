/** How long telemetry may keep the process from ending. */
const SHUTDOWN_DEADLINE_MS = 3_000;

/** Sends what is held and closes; what still runs when `deadline` aborts must give up. */
type Flush = (deadline: AbortSignal) => Promise<void>;

const flushes = new Set<Flush>();

/** Registers what must be sent or closed before the process ends; the answer takes it back. */
export function onShutdown(flush: Flush): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/**
 * Sends what is still held and closes telemetry, within `deadlineMs`. It never rejects: a
 * destination that is gone must not keep the process from ending well.
 */
export async function shutdownTelemetry(deadlineMs = SHUTDOWN_DEADLINE_MS): Promise<void> {
  const all = [...flushes];
  flushes.clear();
  const deadline = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, deadlineMs);
  });
  await Promise.race([Promise.allSettled(all.map((flush) => flush(deadline.signal))), reached]);
  clearTimeout(timer);
  deadline.abort();
}
