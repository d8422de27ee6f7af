import type { DuckDBConnection } from '@duckdb/node-api';

/** One of the times that a span was stored; of a span each has another moment. */
export interface Copy {
  traceId: string;
  spanId: string;
  /** When it arrived, in epoch milliseconds. */
  received: number;
}

/** Removes copies of spans, with the rows of their events and links, in one pass over the table. */
export async function deleteCopies(
  connection: DuckDBConnection,
  copies: readonly Copy[],
): Promise<void> {
  const list = (of: (copy: Copy) => string | number) => copies.map(of).join(',');
  await connection.run(
    `DELETE FROM spans USING (
       SELECT unnest(string_split($1, ',')) AS trace_id, unnest(string_split($2, ',')) AS span_id,
              unnest(string_split($3, ','))::BIGINT AS received) gone
     WHERE "trace.trace_id" = gone.trace_id AND _received = gone.received
       AND gone.span_id = CASE WHEN "meta.annotation_type" IS NULL
                               THEN "trace.span_id" ELSE "trace.parent_id" END`,
    [list(({ traceId }) => traceId), list(({ spanId }) => spanId), list((copy) => copy.received)],
  );
}
