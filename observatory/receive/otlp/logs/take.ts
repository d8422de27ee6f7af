import type { NewEvent } from '../../../logs/rows.ts';
import { InvalidItemError, OtlpError, rpcCode } from '../errors.ts';
import { origin } from '../origin.ts';
import type { Scalars } from '../scalars.ts';
import type { Decoded } from '../signal.ts';
import { list, message } from '../values.ts';
import { type Place, placeOf } from './place.ts';
import { eventOf } from './record.ts';

/** Where received log records go. */
export interface LogSink {
  readonly hasRoom: boolean;
  /** Resolves when they are stored; gives why some were not taken, a sentence for each of them. */
  accept(place: Place, events: readonly NewEvent[]): Promise<string[]>;
  /** Counts records that are not what the protocol allows. */
  refused(reason: string, events: number): void;
}

/** More than the largest body holds of records with something in them. */
const recordsAtMost = 100_000;

/** Takes the records of an ExportLogsServiceRequest. Throws MalformedError and what is too much. */
export async function takeLogs(sink: LogSink, { raw, scalars }: Decoded): Promise<string[]> {
  const { batches, rejected } = read(raw, scalars);
  sink.refused('invalid_record', rejected.length);
  for (const { place, events } of batches.values()) {
    rejected.push(...(await sink.accept(place, events)));
  }
  return rejected;
}

interface Batch {
  place: Place;
  events: NewEvent[];
}

function read(raw: unknown, scalars: Scalars): { batches: Map<string, Batch>; rejected: string[] } {
  const batches = new Map<string, Batch>();
  const rejected: string[] = [];
  let records = 0;
  for (const item of list(message(raw, 'request').resourceLogs, 'resourceLogs')) {
    const outer = message(item, 'resourceLogs');
    for (const scoped of list(outer.scopeLogs, 'scopeLogs')) {
      const inner = message(scoped, 'scopeLogs');
      const from = origin(outer, inner, inner.scope, scalars);
      const place = placeOf(from);
      const key = `${place.group} ${place.stream}`;
      const batch = batches.get(key) ?? { place, events: [] };
      batches.set(key, batch);
      const raws = list(inner.logRecords, 'logRecords');
      records += raws.length;
      if (records > recordsAtMost) {
        const sentence = `A request may hold ${recordsAtMost} log records; send fewer at once.`;
        throw new OtlpError(413, rpcCode.invalidArgument, sentence);
      }
      for (const record of raws) {
        try {
          batch.events.push(eventOf(message(record, 'log record'), from, scalars));
        } catch (error) {
          if (!(error instanceof InvalidItemError)) throw error;
          rejected.push(error.message);
        }
      }
    }
  }
  return { batches, rejected };
}
