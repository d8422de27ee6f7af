import type { DuckDBValue } from '@duckdb/node-api';
import {
  allDatasets,
  type ColumnInfo,
  type DatasetInfo,
  type QueryAnswer,
  type QueryRequest,
  type RowsAnswer,
  type TracesAnswer,
  type ValuesAnswer,
} from '../api/query.ts';
import type { Columns } from '../store/columns.ts';
import type { Writer } from '../store/writer.ts';
import { answerTo } from './answer.ts';
import type { Asker } from './asker.ts';
import { columnsOf, datasetsOf, valuesOf } from './columns.ts';
import type { Context } from './context.ts';
import { Known } from './known.ts';
import { type Match, matchOf } from './match.ts';
import { rowsOf } from './rows.ts';
import type { Row, Session } from './session.ts';
import { parseQuery } from './spec.ts';
import { tracesOf } from './traces.ts';

/** A question does not wait longer than this for what has arrived to be written. */
const longestFlushMs = 250;

/**
 * Answers questions over the spans. All questions run on connections of their own, a few at a time;
 * each is ended by its deadline, by the memory it takes, or when `signal` says that its asker left.
 * @throws HttpError with a sentence, from every method
 */
export class Questions {
  readonly #asker: Asker;
  readonly #writer: Writer;
  readonly #known: Known;

  constructor(asker: Asker, writer: Writer, columns: Columns) {
    this.#asker = asker;
    this.#writer = writer;
    this.#known = new Known(columns);
  }

  ask(request: QueryRequest, signal?: AbortSignal): Promise<QueryAnswer> {
    return this.matching(request, signal, answerTo);
  }

  /** The newest rows that match; of the question only its filters and its time count. */
  rows(request: QueryRequest, limit: number, signal?: AbortSignal): Promise<RowsAnswer> {
    return this.matching(request, signal, (session, { match, catalogue }) => {
      return rowsOf(session, match, catalogue, limit);
    });
  }

  /** The traces that have rows which match. */
  traces(request: QueryRequest, limit: number, signal?: AbortSignal): Promise<TracesAnswer> {
    return this.matching(request, signal, (session, { match }) => tracesOf(session, match, limit));
  }

  /** The columns that rows of a dataset have, by name. */
  columns(dataset: string, signal?: AbortSignal): Promise<ColumnInfo[]> {
    return this.#asking(signal, async (session) => {
      const services = await this.#servicesOf(session, dataset);
      return columnsOf(session, services, await this.#known.catalogue(session));
    });
  }

  /** A column's most frequent values of the last spans that contain what was typed. */
  values(
    dataset: string,
    column: string,
    typed: string,
    signal?: AbortSignal,
  ): Promise<ValuesAnswer> {
    return this.#asking(signal, async (session) => {
      const field = (await this.#known.catalogue(session)).get(column);
      const services = await this.#servicesOf(session, dataset);
      return field ? valuesOf(session, services, field, typed) : { values: [] };
    });
  }

  datasets(signal?: AbortSignal): Promise<DatasetInfo[]> {
    return this.#asking(signal, datasetsOf);
  }

  /** The condition that a question's filters, dataset and time make, for SQL of one's own. */
  match(request: QueryRequest, signal?: AbortSignal): Promise<Match> {
    return this.matching(request, signal, async (_session, { match }) => match);
  }

  /** Rows of a statement, its values bound to $1, $2, … */
  run(sql: string, values: readonly DuckDBValue[] = [], signal?: AbortSignal): Promise<Row[]> {
    return this.#asking(signal, (session) => session.run(sql, values));
  }

  /**
   * Answers by statements of one's own that all see the same rows, whatever is written meanwhile:
   * on one connection, with one deadline for them all.
   */
  reading<Answer>(
    signal: AbortSignal | undefined,
    answer: (session: Session) => Promise<Answer>,
  ): Promise<Answer> {
    return this.#asking(signal, async (session) => {
      await session.freeze();
      return answer(session);
    });
  }

  /** Answers by statements of one's own: all on one connection, with one deadline for them all. */
  matching<Answer>(
    request: QueryRequest,
    signal: AbortSignal | undefined,
    answer: (session: Session, context: Context) => Promise<Answer>,
  ): Promise<Answer> {
    return this.#asking(signal, async (session) => {
      const parsed = { dataset: request.dataset, query: parseQuery(request.query) };
      const catalogue = await this.#known.catalogue(session);
      const services = await this.#servicesOf(session, request.dataset);
      const match = matchOf(parsed, catalogue, services ?? [], Date.now());
      return answer(session, { request: parsed, match, catalogue });
    });
  }

  /** Undefined where all are meant. */
  async #servicesOf(session: Session, dataset: string): Promise<string[] | undefined> {
    return dataset === allDatasets ? undefined : this.#known.services(session, dataset);
  }

  /** Ends all questions, and takes no more. */
  close(): Promise<void> {
    return this.#asker.close();
  }

  async #asking<Answer>(
    signal: AbortSignal | undefined,
    question: (session: Session) => Promise<Answer>,
  ): Promise<Answer> {
    await this.#flush();
    return this.#asker.ask(question, signal);
  }

  /**
   * What has arrived counts, unless writing it takes long or fails, which others report. Also what
   * is being written at this moment, which is in the queue no more.
   */
  async #flush(): Promise<void> {
    const waited = Promise.withResolvers<void>();
    const timer = setTimeout(waited.resolve, longestFlushMs);
    await Promise.race([this.#writer.flush().catch(() => {}), waited.promise]);
    clearTimeout(timer);
  }
}
