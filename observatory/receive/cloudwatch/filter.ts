import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { LogEvent } from '../../api/logs.ts';
import {
  type Place,
  parsePlace,
  placePattern,
  placeText,
  selectEvents,
} from '../../logs/queries.ts';
import { overheadBytes } from '../../logs/rows.ts';
import type { LogStore } from '../../logs/store.ts';
import { invalidParameter } from './errors.ts';
import { type Matcher, parsePattern } from './pattern/pattern.ts';
import { maximumBatchBytes } from './put.ts';
import { findGroup, type Operation } from './resources.ts';
import { anyGroup, epochMs, namedGroup, pageLimit, parseRequest, streamName } from './schema.ts';

/** Rows looked at in one go, and in one answer; what is left is on the next page. */
const rowsAtOnce = 1000;
const rowsOfAnswer = 20_000;

const request = z.object({
  ...anyGroup,
  logStreamNames: z.array(streamName).min(1).max(100).optional(),
  logStreamNamePrefix: streamName.optional(),
  startTime: epochMs.optional(),
  endTime: epochMs.optional(),
  filterPattern: z.string().default(''),
  limit: pageLimit(10_000),
  nextToken: z.string().regex(placePattern, 'is not a token that FilterLogEvents gave').optional(),
});

type Query = z.output<typeof request>;

/** FilterLogEvents: the events of a group that match a pattern, the oldest first. */
export function filterOperation(logs: LogStore, reader: DuckDBConnection): Operation {
  return async (body) => {
    const query = parseRequest(request, body);
    if (query.logStreamNames && query.logStreamNamePrefix !== undefined) {
      throw invalidParameter('Name streams or a prefix of them, not both.');
    }
    const matches = parsePattern(query.filterPattern);
    const group = findGroup(logs, namedGroup(query)).name;
    const { events, next } = await gather(reader, query, group, matches);
    return {
      events: events.map(({ id, stream, time_ms, message, received_ms }) => ({
        logStreamName: stream,
        timestamp: time_ms,
        message,
        ingestionTime: received_ms,
        // 56 digits, as CloudWatch's own are.
        eventId: id.padStart(56, '0'),
      })),
      searchedLogStreams: [],
      ...(next ? { nextToken: placeText(next) } : {}),
    };
  };
}

async function gather(
  reader: DuckDBConnection,
  query: Query,
  group: string,
  matches: Matcher,
): Promise<{ events: LogEvent[]; next?: LogEvent }> {
  const events: LogEvent[] = [];
  let after: Place | undefined = query.nextToken ? parsePlace(query.nextToken) : undefined;
  let bytes = 0;
  let last: LogEvent | undefined;
  for (let seen = 0; seen < rowsOfAnswer; seen += rowsAtOnce) {
    const filter = {
      group,
      streams: query.logStreamNames,
      streamPrefix: query.logStreamNamePrefix,
      fromMs: query.startTime,
      toMs: query.endTime,
      after,
    };
    const rows = await selectEvents(reader, filter, 'time', rowsAtOnce);
    for (const row of rows) {
      if (matches(row)) {
        bytes += Buffer.byteLength(row.message) + overheadBytes;
        const full = events.length === query.limit || bytes > maximumBatchBytes;
        if (full && last && events.length > 0) return { events, next: last };
        events.push(row);
      }
      last = row;
    }
    if (rows.length < rowsAtOnce) return { events };
    after = last && { timeMs: last.time_ms, id: BigInt(last.id) };
  }
  return last ? { events, next: last } : { events };
}
