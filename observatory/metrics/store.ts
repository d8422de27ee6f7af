import type { MetricStatus } from '../api/metrics.ts';
import { Drops } from '../store/drops.ts';
import type { Writer } from '../store/writer.ts';
import { increaseOf } from './increase.ts';
import type { MetricPoint } from './point.ts';
import { refusalOf } from './refusal.ts';
import { type MetricCaps, MetricRoom } from './room.ts';
import { MetricRowWriter } from './row-writer.ts';
import { type Series, SeriesCatalogue } from './series.ts';
import { createMetricTables, type TimedTable } from './tables.ts';

const expireEveryMs = 60_000;
const forgetAfterMs = 60 * 60_000;

export interface MetricStoreOptions {
  writer: Writer;
  caps: MetricCaps;
  onError: (error: unknown) => void;
}

/** Series and their points, in the Observatory's file. */
export class MetricStore {
  readonly series: SeriesCatalogue;
  readonly #options: MetricStoreOptions;
  readonly #drops = new Drops('dropped_metrics', 'points');
  readonly #rows: MetricRowWriter;
  readonly #room: MetricRoom;
  #received = 0;
  #newestMs = 0;
  #changed = false;
  #makingRoom = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: MetricStoreOptions) {
    this.#options = options;
    this.series = new SeriesCatalogue(options.caps.series);
    this.#room = new MetricRoom(options.caps, this.#drops);
    this.#rows = new MetricRowWriter(options.writer, this.series, (rows) => {
      for (const table of Object.keys(rows) as TimedTable[]) {
        this.#room.rows[table] += rows[table].length;
      }
      this.#changed = true;
      this.#makeRoom();
    });
  }

  async load(): Promise<void> {
    await this.#options.writer.exclusively(async (connection) => {
      for (const statement of createMetricTables) await connection.run(statement);
      await this.#drops.load(connection);
      await this.series.load(connection);
      await this.#room.count(connection);
      await this.#room.enforce(connection, Date.now());
    });
    this.#timer = setInterval(
      () => void this.expire(Date.now()).catch(this.#options.onError),
      expireEveryMs,
    );
    this.#timer.unref();
  }

  /** False while writing is so far behind that senders had better come again. */
  get hasRoom(): boolean {
    return this.#rows.hasRoom;
  }

  /** Takes points in, to be written in a moment; gives why some were not taken. */
  accept(points: readonly MetricPoint[], nowMs = Date.now()): string[] {
    const rejected: string[] = [];
    for (const point of points) {
      const refusal = refusalOf(point, nowMs, this.#options.caps.ageMs) ?? this.#take(point);
      if (!refusal) continue;
      this.refused(refusal.reason, 1);
      rejected.push(refusal.sentence);
    }
    this.#received += points.length - rejected.length;
    void this.#rows.flush().catch((error: unknown) => {
      this.refused('not_written', points.length - rejected.length);
      this.#options.onError(error);
    });
    return rejected;
  }

  /** Counts points that were not taken. */
  refused(reason: string, points: number): void {
    this.#drops.count(reason, points);
  }

  /** Resolves when all points that were taken can be read. */
  flush(): Promise<void> {
    return this.#rows.flush();
  }

  /** Takes out what is too old, and series without points; runs by itself once a minute. */
  async expire(nowMs: number): Promise<void> {
    await this.#options.writer.exclusively(async (connection) => {
      if (!(await this.#room.enforce(connection, nowMs))) return;
      await this.series.forget(connection, nowMs - forgetAfterMs);
      this.#changed = true;
    });
  }

  status(): MetricStatus {
    const { caps } = this.#options;
    return {
      series: this.series.size,
      series_cap: caps.series,
      stored: this.#room.rows.metric_points,
      cap: caps.points,
      received: this.#received,
      dropped: this.#drops
        .list()
        .map(({ reason, count, lastMs }) => ({ reason, points: count, last_ms: lastMs })),
    };
  }

  /** The time of the newest point, when points came or went since the last call. */
  takeChanged(): { newest_ms: number } | undefined {
    if (!this.#changed) return undefined;
    this.#changed = false;
    return { newest_ms: this.#newestMs };
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#rows.flush().catch(this.#options.onError);
    await this.#options.writer.exclusively(async (connection) => {
      await this.series.saveStates(connection);
      await this.#drops.save(connection);
    });
  }

  #take(point: MetricPoint): { reason: string; sentence: string } | undefined {
    const series = this.series.of(point.series);
    if (!series) {
      const sentence = `there are ${this.#options.caps.series} series already, and no room for more`;
      return { reason: 'series_cap', sentence };
    }
    const outcome = increaseOf(point, series.state, series.known);
    if (outcome.kind === 'late') {
      const sentence = 'a point is not newer than the one before of its series';
      return { reason: 'out_of_order', sentence };
    }
    const before = series.state?.timeMs;
    if (before !== undefined) series.intervalMs = point.timeMs - before;
    series.state = outcome.state;
    series.known = true;
    series.lastMs = Math.max(series.lastMs, point.timeMs);
    this.#newestMs = Math.max(this.#newestMs, point.timeMs);
    if (outcome.kind === 'baseline') return undefined;
    const { startMs, timeMs, value, count, buckets } = outcome.increase;
    const { id } = series;
    const time = BigInt(timeMs);
    this.#rows.add('metric_points', [id, BigInt(startMs), time, value, count]);
    for (const bucket of buckets) {
      this.#rows.add('metric_buckets', [id, time, bucket.low, bucket.high, bucket.count]);
    }
    this.#addExemplars(series, point, before ?? 0);
    return undefined;
  }

  /** A cumulative sender may repeat an exemplar until a newer one takes its place. */
  #addExemplars({ id }: Series, point: MetricPoint, afterMs: number): void {
    for (const { timeMs, value, traceId, spanId, attributes } of point.exemplars) {
      if (timeMs <= afterMs || timeMs > point.timeMs) continue;
      this.#rows.add('metric_exemplars', [
        id,
        BigInt(timeMs),
        value,
        traceId || null,
        spanId || null,
        JSON.stringify(attributes),
      ]);
    }
  }

  #makeRoom(): void {
    if (!this.#room.isOver || this.#makingRoom) return;
    this.#makingRoom = true;
    this.expire(Date.now())
      .catch(this.#options.onError)
      .finally(() => {
        this.#makingRoom = false;
      });
  }
}
