/** Node's codes for a connection that cannot be made, or that broke. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/**
 * SQLSTATE of a server that cannot serve now: connection exceptions (class 08), insufficient
 * resources (53), operator intervention (57: shutting down, starting up, statement cancelled).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SQLSTATE = /^(08|53|57)[0-9A-Z]{3}$/;

/** What `pg` says without a code. */
const SENTENCES =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client was closed)/;

/** Whether `error` says that the database is not there for the moment, so that a retry may help. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code !== undefined) return NETWORK.has(code) || SQLSTATE.test(code);
  return SENTENCES.test(error.message);
}

/** Whether PostgreSQL refused a text for a character that it cannot keep (U+0000). */
export function isUnstorableText(error: unknown): boolean {
  return codeOf(error) === '22021';
}

/** Whether a row was refused since the row that it points to is not there (any more). */
export function isForeignKeyViolation(error: unknown): boolean {
  return codeOf(error) === '23503';
}

/** Whether a transaction was ended for the sake of another one: a deadlock, or a lost race. */
export function isConflict(error: unknown): boolean {
  return codeOf(error) === '40P01' || codeOf(error) === '40001';
}

/** Whether a row was refused since another one has what only one may have, by any or that rule. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (codeOf(error) !== '23505') return false;
  return (
    constraint === undefined ||
    (error instanceof Error && 'constraint' in error && error.constraint === constraint)
  );
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
