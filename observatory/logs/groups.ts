import type { LogGroupSummary, LogStreamSummary } from '../api/logs.ts';
import type { Catalogue, LogGroup, LogStream } from './catalogue.ts';

/** Streams listed of a group: the newest, for there is one a process. */
const listedStreams = 200;

/** The groups by name, each with its streams, the one that spoke last first. */
export function groupSummaries({ groups }: Catalogue): LogGroupSummary[] {
  return [...groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(groupSummary);
}

function groupSummary({ name, createdMs, retentionDays, streams }: LogGroup): LogGroupSummary {
  const all = [...streams.values()];
  return {
    name,
    created_ms: createdMs,
    retention_days: retentionDays,
    events: all.reduce((sum, stream) => sum + stream.events, 0),
    bytes: all.reduce((sum, stream) => sum + stream.bytes, 0),
    streams: all
      .sort((a, b) => lastSign(b) - lastSign(a))
      .slice(0, listedStreams)
      .map(streamSummary),
  };
}

/** When a stream last showed a sign of life. */
function lastSign({ lastEventMs, createdMs }: LogStream): number {
  return lastEventMs ?? createdMs;
}

function streamSummary(stream: LogStream): LogStreamSummary {
  return {
    name: stream.name,
    created_ms: stream.createdMs,
    events: stream.events,
    first_event_ms: stream.firstEventMs,
    last_event_ms: stream.lastEventMs,
  };
}
