import type { LogGroup, LogStream } from '../../../logs/catalogue.ts';
import type { NewEvent } from '../../../logs/rows.ts';
import type { LogStore } from '../../../logs/store.ts';
import type { Place } from './place.ts';
import type { LogSink } from './take.ts';

const hourMs = 60 * 60 * 1000;
/** As CloudWatch takes lines: beyond these a clock is wrong, or a file is played back. */
const aheadMs = 2 * hourMs;
const behindMs = 14 * 24 * hourMs;
/** So that no sender fills the catalogue with names. */
const groupsAtMost = 200;
const streamsAtMost = 200;

/** Puts log records into the store of all log lines. */
export class OtlpLogSink implements LogSink {
  readonly #logs: LogStore;

  constructor(logs: LogStore) {
    this.#logs = logs;
  }

  get hasRoom(): boolean {
    return this.#logs.hasRoom;
  }

  refused(reason: string, events: number): void {
    this.#logs.refused(reason, events);
  }

  async accept(place: Place, events: readonly NewEvent[]): Promise<string[]> {
    const now = Date.now();
    const timely = events.filter(
      ({ timeMs }) => timeMs >= now - behindMs && timeMs <= now + aheadMs,
    );
    const late = events.length - timely.length;
    this.refused('log_out_of_time', late);
    const rejected = new Array<string>(late).fill(
      'the time of a log record is more than 14 days past or 2 hours ahead',
    );
    if (timely.length === 0) return rejected;
    const found = await this.#find(place);
    if (!found) {
      this.refused('too_many_streams', timely.length);
      const sentence = 'there are too many services or copies of one for more log streams';
      return [...rejected, ...new Array<string>(timely.length).fill(sentence)];
    }
    await this.#logs.put(found.group, found.stream, timely);
    return rejected;
  }

  async #find({
    group: groupName,
    stream: streamName,
  }: Place): Promise<{ group: LogGroup; stream: LogStream } | undefined> {
    const { catalogue } = this.#logs;
    if (!catalogue.groups.has(groupName)) {
      if (catalogue.groups.size >= groupsAtMost) return undefined;
      await catalogue.createGroup(groupName, {});
    }
    const group = catalogue.groups.get(groupName);
    if (group && !group.streams.has(streamName)) {
      if (group.streams.size >= streamsAtMost) return undefined;
      await catalogue.createStream(group, streamName);
    }
    const stream = group?.streams.get(streamName);
    return group && stream && { group, stream };
  }
}
