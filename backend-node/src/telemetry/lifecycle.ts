/** How long telemetry may keep the process from ending. */
const SHUTDOWN_DEADLINE_MS = 3_000;

const flushes = new Set<() => Promise<void>>();

/** Registers what must be sent or closed before the process ends; the answer takes it back. */
export function onShutdown(flush: () => Promise<void>): () => void {
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
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, deadlineMs);
  });
  await Promise.race([Promise.allSettled(all.map((flush) => flush())), deadline]);
  clearTimeout(timer);
}
