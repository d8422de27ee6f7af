import type { DuckDBConnection } from '@duckdb/node-api';
import type { Status } from './api.ts';
import { readDefinitions } from './boards/definitions.ts';
import { BoardStore } from './boards/store.ts';
import type { Config } from './config.ts';
import { ErrorStore } from './errors/store.ts';
import { defaultErrorCaps } from './errors/tables.ts';
import { Faults } from './faults/faults.ts';
import { Honeycomb } from './honeycomb/honeycomb.ts';
import { logCapsFor } from './logs/room.ts';
import { LogStore } from './logs/store.ts';
import { defaultMailCaps, Mailbox } from './mail/mailbox.ts';
import { defaultMetricCaps } from './metrics/room.ts';
import { MetricStore } from './metrics/store.ts';
import { MonitoringStore } from './monitoring/store.ts';
import { Asker } from './query/asker.ts';
import { Questions } from './query/questions.ts';
import { checkpoint } from './store/checkpoint.ts';
import { Columns } from './store/columns.ts';
import { Drops } from './store/drops.ts';
import { openDatabase } from './store/open.ts';
import { type ReceivedSpan, read, readSpans } from './store/reader.ts';
import { Retention } from './store/retention.ts';
import { maximumAttributeColumnsInMemory } from './store/schema.ts';
import { rebuildTraces } from './store/trace-rows.ts';
import { Writer } from './store/writer.ts';
import { whatIsMissing } from './traces/completeness.ts';
import { withoutDuplicates } from './traces/detail.ts';
import { OpenTraces } from './traces/open-traces.ts';
import { Recorder } from './traces/recorder.ts';
import { Waiters } from './traces/waiters.ts';
import { defaultXrayCaps, XrayStore } from './xray/store.ts';

/** What of the memory cap DuckDB may use; the rest is for V8, buffers and DuckDB's own overhead. */
const duckdbShare = 0.18;

/** Everything behind the HTTP interface. */
export interface Observatory {
  readonly writer: Writer;
  readonly reader: DuckDBConnection;
  readonly open: OpenTraces;
  readonly waiters: Waiters;
  readonly recorder: Recorder;
  readonly retention: Retention;
  readonly mailbox: Mailbox;
  readonly logs: LogStore;
  readonly metrics: MetricStore;
  readonly monitoring: MonitoringStore;
  readonly errors: ErrorStore;
  readonly xray: XrayStore;
  readonly faults: Faults;
  readonly questions: Questions;
  readonly boards: BoardStore;
  readonly honeycomb: Honeycomb;
  /** The spans of a trace, none twice; what has arrived is written first. */
  spansOf(traceId: string): Promise<ReceivedSpan[]>;
  /** Why a trace is not complete, in sentences. */
  missing(traceId: string): string[];
  status(): Promise<Status>;
  /** Writes all that was acknowledged and closes the file. */
  close(): Promise<void>;
}

/** `mailAddress` is where mail is taken, for the status to tell. */
export async function openObservatory(
  config: Config,
  log: (sentence: string) => void,
  mailAddress: string | null = null,
): Promise<Observatory> {
  const started = Date.now();
  const inMemory = config.data === ':memory:';
  const duckdbBytes = config.maxMemoryBytes * duckdbShare;
  const database = await openDatabase(config.data, duckdbBytes, log);
  const { writer: connection, reader, ingest } = database;
  const columns = new Columns(inMemory ? maximumAttributeColumnsInMemory : undefined);
  const writer = new Writer(connection, columns, duckdbBytes);
  await writer.load();
  await rebuildTraces(connection);
  const drops = new Drops();
  await drops.load(connection);
  const mailbox = new Mailbox(writer, defaultMailCaps);
  await mailbox.load();
  const monitoring = new MonitoringStore(writer, reader);
  await monitoring.load();
  const errors = new ErrorStore(writer, reader, defaultErrorCaps);
  await errors.load();
  const faults = new Faults();
  // Without a file the rows are in DuckDB's memory, and must leave room there for its work.
  const memoryForRows = duckdbBytes * 0.6;
  const diskBytes = inMemory ? Math.min(config.maxDiskBytes, memoryForRows) : config.maxDiskBytes;
  const caps = { spans: config.maxSpans, diskBytes };
  const retention = new Retention(writer, ingest, drops, config.data, caps);
  const open = new OpenTraces();
  const waiters = new Waiters();
  const onError = atMostEvery(10_000, (error) => log(`The Observatory could not write: ${error}`));
  const logs = new LogStore({ writer, reader, caps: logCapsFor(diskBytes), onError });
  await logs.load();
  const metrics = new MetricStore({ writer, caps: defaultMetricCaps(inMemory), onError });
  await metrics.load();
  const xray = new XrayStore(writer, reader, defaultXrayCaps(inMemory), onError);
  await xray.load();
  // The file may be over caps that were lowered, or have grown a little in each of many short runs.
  if (!inMemory) await retention.enforce().catch(onError);
  const asker = new Asker(database.askers, { memoryBytes: config.maxMemoryBytes });
  const questions = new Questions(asker, writer, columns);
  const boards = new BoardStore(writer, readDefinitions());
  await boards.load();
  const honeycomb = new Honeycomb(writer, questions, boards);
  await honeycomb.load();
  const recorder = new Recorder({
    writer,
    reader: ingest,
    open,
    waiters,
    drops,
    retention,
    onError,
  });

  return {
    writer,
    reader,
    open,
    waiters,
    recorder,
    retention,
    mailbox,
    errors,
    logs,
    metrics,
    monitoring,
    xray,
    faults,
    questions,
    boards,
    honeycomb,
    async spansOf(traceId) {
      await writer.flush();
      return withoutDuplicates(await readSpans(reader, [traceId]));
    },
    missing: (traceId) => whatIsMissing(open.get(traceId)?.members ?? new Map(), Date.now()),
    async status() {
      // Between two writes, so that each span is either still queued or counted in its table.
      const { usage, queued } = await writer.exclusively(async () => {
        const usage = await retention.usage();
        return { usage, queued: writer.queued };
      });
      const services = await read(reader, 'SELECT DISTINCT "service.name" FROM spans ORDER BY 1');
      return {
        spans: usage.spans + queued,
        traces: usage.traces + open.size,
        oldest_unix_nano: usage.oldestUnixNano,
        received_spans: recorder.received,
        dropped: drops
          .list()
          .map(({ reason, count, lastMs }) => ({ reason, spans: count, last_ms: lastMs })),
        disk: { used_bytes: usage.diskBytes, cap_bytes: diskBytes },
        memory: { used_bytes: process.memoryUsage.rss(), cap_bytes: config.maxMemoryBytes },
        span_cap: config.maxSpans,
        services: services.map(([name]) => String(name)),
        mail: { address: mailAddress, ...mailbox.status() },
        errors: errors.status(),
        logs: logs.status(),
        metrics: metrics.status(),
        xray: xray.status(),
        faults: faults.state().faults,
        started_ms: started,
      };
    },
    async close() {
      await questions.close();
      await honeycomb.close();
      await recorder.close();
      await xray.close();
      await logs.close();
      await metrics.close();
      await writer.exclusively(async () => {
        await drops.save(connection);
        await mailbox.saveDrops(connection);
        await errors.saveDrops(connection);
        if (!inMemory) await checkpoint(connection);
      });
      database.close();
    },
  };
}

/** A disk that is full fails five writes a second; one sentence about it now and then is enough. */
function atMostEvery(ms: number, report: (error: unknown) => void): (error: unknown) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (performance.now() - last < ms) return;
    last = performance.now();
    report(error);
  };
}
