import type { DuckDBValue } from '@duckdb/node-api';
import type { SpanRecord } from '../span.ts';
import { spanColumns, spansFromRows } from '../store/reader.ts';

/** Which spans; `where` is SQL over the wide table that refers to `values` as $1 and so on. */
export interface Selection {
  where: string;
  values: readonly DuckDBValue[];
}

type Select = (sql: string, values: DuckDBValue[]) => Promise<(readonly DuckDBValue[])[]>;

export interface PageSize {
  spans: number;
  /** Of what the spans take in the store; a page has one span at least. */
  bytes: number;
}

const defaultPage: PageSize = { spans: 2000, bytes: 4 * 2 ** 20 };

/** The columns that the order is made of; a page begins after the last one's. */
const order = '_start, "trace.trace_id", "trace.span_id"';

/**
 * The spans in the order of their start, none twice, page by page. Each page is a query of its own, so
 * that nothing in the database waits for who reads slowly; what arrives meanwhile may be left out.
 */
export async function* spanPages(
  select: Select,
  { where, values }: Selection,
  size: PageSize = defaultPage,
): AsyncGenerator<SpanRecord[]> {
  let after: DuckDBValue[] = [];
  for (;;) {
    const place = (index: number) => `$${values.length + index}`;
    const rest =
      after.length === 0
        ? ''
        : // The first says nothing new, but lets the database skip what lies before it.
          `AND _start >= ${place(1)}::UBIGINT
           AND (${order}) > (${place(1)}::UBIGINT, ${place(2)}, ${place(3)})`;
    const rows = await select(
      `SELECT * EXCLUDE (before) FROM (
         SELECT *, sum(strlen(_otlp)) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING)
                   - strlen(_otlp) AS before
         FROM (SELECT ${spanColumns}, _partial FROM spans
               WHERE "meta.annotation_type" IS NULL AND (${where}) ${rest}
               ORDER BY ${order}, _partial NULLS FIRST LIMIT ${size.spans}))
       WHERE before < ${size.bytes} ORDER BY ${order}, _partial NULLS FIRST`,
      [...values, ...after],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = [String(last[4]), String(last[0]), String(last[1])];
    const spans = await spansFromRows(rows, (sql) => select(sql, []));
    yield withoutTwins(spans.map(({ span }) => span));
  }
}

/** Of a span that is stored twice the finished one comes first, and the other right after it. */
function withoutTwins(spans: readonly SpanRecord[]): SpanRecord[] {
  return spans.filter((span, index) => {
    const before = spans[index - 1];
    return before?.spanId !== span.spanId || before.traceId !== span.traceId;
  });
}
