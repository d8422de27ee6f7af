import { z } from 'zod';
import { type NewEvent, overheadBytes } from '../../logs/rows.ts';
import type { LogStore } from '../../logs/store.ts';
import { busy, invalidParameter } from './errors.ts';
import { findGroup, findStream, type Operation } from './resources.ts';
import { epochMs, groupName, parseRequest, streamName } from './schema.ts';
import { sequenceToken } from './streams.ts';

// CloudWatch's own limits of one batch.
const maximumEvents = 10_000;
export const maximumBatchBytes = 1_048_576;
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const aheadMs = 2 * hourMs;
const behindMs = 14 * dayMs;

const request = z.object({
  logGroupName: groupName,
  logStreamName: streamName,
  logEvents: z
    .array(z.object({ timestamp: epochMs, message: z.string().min(1) }))
    .min(1)
    .max(maximumEvents),
});

/** PutLogEvents; sequence tokens are taken and ignored, as CloudWatch does since 2023. */
export function putOperation(logs: LogStore): Operation {
  return async (body) => {
    const { logGroupName, logStreamName, logEvents } = parseRequest(request, body);
    const events = logEvents.map(({ timestamp, message }) => ({ timeMs: timestamp, message }));
    checkBatch(events);
    const group = findGroup(logs, logGroupName);
    const stream = findStream(group, logStreamName);
    if (!logs.hasRoom) throw busy();
    const { taken, rejected } = sort(events, group.retentionDays, Date.now());
    for (const [reason, count] of Object.entries(rejected.counts)) logs.refused(reason, count);
    await logs.put(group, stream, taken);
    const info = rejected.info;
    return {
      nextSequenceToken: sequenceToken,
      ...(Object.keys(info).length > 0 ? { rejectedLogEventsInfo: info } : {}),
    };
  };
}

/** What fails a whole batch. */
function checkBatch(events: readonly NewEvent[]): void {
  let bytes = 0;
  let last = 0;
  for (const { timeMs, message } of events) {
    if (timeMs < last) {
      throw invalidParameter(
        'Log events in a single PutLogEvents request must be in chronological order.',
      );
    }
    last = timeMs;
    bytes += Buffer.byteLength(message) + overheadBytes;
  }
  if (bytes > maximumBatchBytes) {
    throw invalidParameter(
      `Upload too large: ${bytes} bytes exceeds limit of ${maximumBatchBytes}`,
    );
  }
  if (last - (events[0]?.timeMs ?? 0) > dayMs) {
    throw invalidParameter(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
  }
}

/**
 * Parts what is taken from what is too old, too new or past the group's retention. The batch is in
 * chronological order, so each of these is one stretch of it.
 */
function sort(events: readonly NewEvent[], retentionDays: number | null, nowMs: number) {
  const until = (ms: number) => {
    const at = events.findIndex(({ timeMs }) => timeMs >= ms);
    return at === -1 ? events.length : at;
  };
  const tooOld = until(nowMs - behindMs);
  const expired = retentionDays === null ? 0 : until(nowMs - retentionDays * dayMs);
  const tooNew = until(nowMs + aheadMs + 1);
  const first = Math.max(tooOld, expired);
  return {
    taken: events.slice(first, Math.max(first, tooNew)),
    rejected: {
      // Ends are exclusive, the start inclusive: RejectedLogEventsInfo in CloudWatch's reference.
      info: {
        ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
        ...(expired > 0 ? { expiredLogEventEndIndex: expired } : {}),
        ...(tooNew < events.length ? { tooNewLogEventStartIndex: tooNew } : {}),
      },
      counts: {
        log_too_old: tooOld,
        log_expired: Math.max(0, expired - tooOld),
        log_too_new: events.length - tooNew,
      },
    },
  };
}
