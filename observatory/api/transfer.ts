/** GET /api/export and POST /api/import: spans as files of OTLP/JSON. */

/** What POST /api/import answers. */
export interface ImportResult {
  /** Spans that are stored now and were not before, or that finished one stored before its end. */
  taken: number;
  /** Spans that were stored here already, or came twice in the file. */
  known: number;
  /** What was not taken, by reason; each a sentence. */
  refused: { reason: string; spans: number }[];
  /** Why reading stopped before the end of the file; null when all of it was read. */
  stopped: string | null;
  /** Traces in the file that have spans here now. */
  traces: number;
  /** Some of them, the first ones of the file. */
  first_traces: { trace_id: string; name: string; start_ms: number }[];
  /** From the earliest start to the latest end of the file's spans, epoch milliseconds. */
  start_ms: number | null;
  end_ms: number | null;
  /** Of the file, unpacked. */
  bytes: number;
}
