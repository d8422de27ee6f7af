import type { ImportResult } from '../api/transfer.ts';
import type { SpanRecord } from '../span.ts';
import type { Tally } from '../traces/recorder.ts';

const shownTraces = 10;
/** Reasons that are told apart; ids and numbers in them could otherwise make each one its own. */
const maximumReasons = 20;
/** Ids that are held to count traces; some hundred bytes each. */
const countedTraces = 200_000;

/** Keeps count of what an import took. */
export class ImportTally {
  #taken = 0;
  #known = 0;
  readonly #refused = new Map<string, number>();
  readonly #traces = new Set<string>();
  readonly #first = new Map<string, { name: string; start: bigint; root: boolean }>();
  #start: bigint | undefined;
  #end = 0n;
  bytes = 0;
  stopped: string | null = null;

  add(spans: readonly SpanRecord[], { taken, known, tooMany }: Tally): void {
    this.#taken += taken;
    this.#known += known;
    if (tooMany > 0) this.refuse('The trace has as many spans as one may have.', tooMany);
    for (const span of spans) this.#span(span);
  }

  #span({ traceId, name, start, end, parentSpanId }: SpanRecord): void {
    if (this.#traces.size < countedTraces) this.#traces.add(traceId);
    if (this.#start === undefined || start < this.#start) this.#start = start;
    const last = end > start ? end : start;
    if (last > this.#end) this.#end = last;
    const root = parentSpanId === '';
    const shown = this.#first.get(traceId);
    if (shown ? root && !shown.root : this.#first.size < shownTraces) {
      this.#first.set(traceId, { name, start, root });
    }
  }

  refuse(reason: string, spans = 1): void {
    const key =
      this.#refused.has(reason) || this.#refused.size < maximumReasons ? reason : 'Other reasons.';
    this.#refused.set(key, (this.#refused.get(key) ?? 0) + spans);
  }

  result(): ImportResult {
    return {
      taken: this.#taken,
      known: this.#known,
      refused: [...this.#refused].map(([reason, spans]) => ({ reason, spans })),
      stopped: this.stopped,
      traces: this.#traces.size,
      first_traces: [...this.#first].map(([trace_id, { name, start }]) => ({
        trace_id,
        name,
        start_ms: milliseconds(start),
      })),
      start_ms: this.#start === undefined ? null : milliseconds(this.#start),
      end_ms: this.#start === undefined ? null : Math.ceil(Number(this.#end) / 1e6),
      bytes: this.bytes,
    };
  }
}

const milliseconds = (nanos: bigint) => Number(nanos / 1_000_000n);
