import {
  type Attributes,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import pg from 'pg';
import { addException } from './exception.ts';
import { type SqlFacts, sqlFacts } from './sql-text.ts';

type Callback = (error: Error | null, result?: unknown) => void;
type Query = (this: pg.Client, ...args: unknown[]) => unknown;
type Connect = (this: unknown, callback?: Callback) => unknown;

/** A query object that the caller made, such as pg's Query or a cursor. */
interface Submittable {
  submit: unknown;
  text?: string;
  values?: unknown[];
  handleError(error: Error, connection: unknown): void;
  handleReadyForQuery(connection: unknown): void;
}

/**
 * Gives every statement that runs inside a trace its span. `Client.query` is wrapped alone:
 * `Pool.query` calls it, and so does Kysely. The answer undoes it.
 */
export function tracePostgres(): () => void {
  const tracer = trace.getTracer('cruddur.pg');
  const client = pg.Client.prototype as unknown as { query: Query };
  const pool = Object.getPrototypeOf(pg.Pool.prototype) as { connect: Connect };
  const { query } = client;
  const { connect } = pool;

  client.query = function (...args) {
    const parent = trace.getSpan(context.active());
    const statement = readStatement(args);
    if (!parent?.isRecording() || statement === undefined) return query.apply(this, args);
    const facts = sqlFacts(statement.text, statement.parameterised);
    const span = tracer.startSpan(facts.summary, { kind: SpanKind.CLIENT });
    // Set now and not given to startSpan, which would copy them twice.
    span.setAttributes(attributesOf(this, facts));
    try {
      return run(span, query, this, args);
    } catch (error) {
      endFailed(span, error);
      throw error;
    }
  };

  // A pool that is exhausted calls back from whoever gives a client back: not our context.
  pool.connect = function (callback) {
    const active = context.active();
    if (callback === undefined || active === ROOT_CONTEXT) return connect.call(this, callback);
    return connect.call(this, context.bind(active, callback));
  };

  return () => {
    client.query = query;
    pool.connect = connect;
  };
}

function readStatement(args: unknown[]): { text: string; parameterised: boolean } | undefined {
  const [config, values] = args;
  if (typeof config === 'string') {
    return { text: config, parameterised: Array.isArray(values) && values.length > 0 };
  }
  if (typeof config !== 'object' || config === null) return undefined;
  const { text, values: own } = config as { text?: unknown; values?: unknown };
  const given = own ?? values;
  return typeof text === 'string'
    ? { text, parameterised: Array.isArray(given) && given.length > 0 }
    : undefined;
}

function attributesOf(client: pg.Client, facts: SqlFacts): Attributes {
  const attributes: Attributes = {
    'db.system.name': 'postgresql',
    'db.operation.name': facts.operation,
    'db.query.text': facts.text,
    'server.address': client.host,
    'server.port': client.port,
  };
  if (client.database) attributes['db.namespace'] = client.database;
  if (facts.collection) attributes['db.collection.name'] = facts.collection;
  return attributes;
}

/** Runs the query in whichever of pg's four forms it was called, and ends the span with it. */
function run(span: Span, query: Query, client: pg.Client, args: unknown[]): unknown {
  const config = args[0] as Submittable & { callback?: Callback };
  if (typeof config.submit === 'function') {
    watchSubmittable(span, config);
    return query.apply(client, args);
  }
  const at = args.findLastIndex((arg) => typeof arg === 'function');
  if (at >= 0) {
    const bound = endingCallback(span, args[at] as Callback);
    return query.apply(client, args.with(at, bound));
  }
  if (typeof config.callback === 'function') {
    const own = { ...config, callback: endingCallback(span, config.callback) };
    return query.apply(client, args.with(0, own));
  }
  return (query.apply(client, args) as Promise<unknown>).then(
    (result) => {
      endDone(span, result);
      return result;
    },
    (error) => {
      endFailed(span, error);
      throw error;
    },
  );
}

/** The callback runs in the context of its caller, not of the connection's last user. */
function endingCallback(span: Span, callback: Callback): Callback {
  return context.bind(context.active(), (error, result) => {
    if (error) endFailed(span, error);
    else endDone(span, result);
    callback(error, result);
  });
}

/** pg tells a query object of its end by these two calls, whatever its class. */
function watchSubmittable(span: Span, query: Submittable): void {
  const { handleError, handleReadyForQuery } = query;
  let failed = false;
  query.handleError = function (error, connection) {
    failed = true;
    endFailed(span, error);
    handleError.call(this, error, connection);
  };
  query.handleReadyForQuery = function (connection) {
    if (!failed) span.end();
    handleReadyForQuery.call(this, connection);
  };
}

function endDone(span: Span, result: unknown): void {
  const rows = (result as { rows?: unknown } | undefined)?.rows;
  if (Array.isArray(rows)) span.setAttribute('db.response.returned_rows', rows.length);
  span.end();
}

function endFailed(span: Span, error: unknown): void {
  const { type, message } = addException(span, error);
  const code = (error as { code?: unknown }).code;
  if (error instanceof pg.DatabaseError && typeof code === 'string') {
    span.setAttribute('db.response.status_code', code);
  }
  span.setAttribute('error.type', typeof code === 'string' ? code : type);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
  span.end();
}
