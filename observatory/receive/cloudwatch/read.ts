import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { LogEvent } from '../../api/logs.ts';
import {
  type LogFilter,
  type Place,
  parsePlace,
  placeText,
  selectEvents,
} from '../../logs/queries.ts';
import { overheadBytes } from '../../logs/rows.ts';
import type { LogStore } from '../../logs/store.ts';
import { maximumBatchBytes } from './put.ts';
import { findGroup, findStream, type Operation } from './resources.ts';
import { anyGroup, epochMs, namedGroup, pageLimit, parseRequest, streamName } from './schema.ts';

const request = z.object({
  ...anyGroup,
  logStreamName: streamName,
  startTime: epochMs.optional(),
  endTime: epochMs.optional(),
  limit: pageLimit(10_000),
  startFromHead: z.boolean().default(false),
  nextToken: z
    .string()
    .regex(/^[fb]\/\d{1,15}-\d{1,18}$/, 'is not a token that GetLogEvents gave')
    .optional(),
});

type Direction = 'f' | 'b';

/**
 * GetLogEvents: one stream, always the oldest first. A token says from where and in which direction;
 * at the end the same token comes back, which tells a reader that there is no more.
 */
export function getOperation(logs: LogStore, reader: DuckDBConnection): Operation {
  return async (body) => {
    const query = parseRequest(request, body);
    const group = findGroup(logs, namedGroup(query));
    const stream = findStream(group, query.logStreamName);
    const direction = (query.nextToken?.[0] ?? (query.startFromHead ? 'f' : 'b')) as Direction;
    const from = query.nextToken === undefined ? undefined : parsePlace(query.nextToken.slice(2));
    const events = await page(reader, direction, query.limit, {
      group: group.name,
      streams: [stream.name],
      fromMs: query.startTime,
      // The end is not part of it here, while in FilterLogEvents it is.
      toMs: query.endTime === undefined ? undefined : query.endTime - 1,
      ...bounds(direction, from),
    });
    const first = events[0];
    const last = events.at(-1);
    const unmoved = query.nextToken?.slice(2) ?? '0-0';
    return {
      events: events.map(({ time_ms, message, received_ms }) => ({
        timestamp: time_ms,
        message,
        ingestionTime: received_ms,
      })),
      nextForwardToken: `f/${last ? placeText(last) : unmoved}`,
      nextBackwardToken: `b/${first ? placeText(first) : unmoved}`,
    };
  };
}

function bounds(direction: Direction, place: Place | undefined): LogFilter {
  return direction === 'f' ? { after: place } : { before: place };
}

async function page(
  reader: DuckDBConnection,
  direction: Direction,
  limit: number,
  filter: LogFilter,
): Promise<LogEvent[]> {
  const order = direction === 'f' ? 'time' : 'newest';
  const events = withinAnswer(await selectEvents(reader, filter, order, limit));
  return direction === 'f' ? events : events.reverse();
}

/** As many as an answer may hold: a mebibyte, and one event at least. */
function withinAnswer(events: readonly LogEvent[]): LogEvent[] {
  let bytes = 0;
  const end = events.findIndex(({ message }) => {
    bytes += Buffer.byteLength(message) + overheadBytes;
    return bytes > maximumBatchBytes;
  });
  return events.slice(0, end === -1 ? events.length : Math.max(1, end));
}
