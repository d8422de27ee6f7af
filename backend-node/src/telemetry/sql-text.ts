/** What a span says about a statement. */
export interface SqlFacts {
  /** `SELECT activities`: few values, so that spans can be grouped by it. */
  readonly summary: string;
  readonly operation: string;
  readonly collection?: string;
  /** Without literal values, bounded. */
  readonly text: string;
}

const TEXT_LIMIT = 2_000;
const CACHED_TEXT_LIMIT = 10_000;
const CACHE_LIMIT = 500;

const caches = { parameterised: new Map<string, SqlFacts>(), plain: new Map<string, SqlFacts>() };

/**
 * Facts about a statement, looked up: applications have few statements. `parameterised` says that
 * its values came apart from the text, so that numbers in it are the programmer's own.
 */
export function sqlFacts(sql: string, parameterised: boolean): SqlFacts {
  const cache = parameterised ? caches.parameterised : caches.plain;
  const known = cache.get(sql);
  if (known !== undefined) return known;
  const facts = parse(sql, parameterised);
  if (sql.length <= CACHED_TEXT_LIMIT) {
    if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value ?? '');
    cache.set(sql, facts);
  }
  return facts;
}

/** PostgreSQL's lexical structure (§4.1): what may hold a value, and what only looks like it. */
const TOKENS =
  /("(?:[^"]|"")*")|e'(?:[^'\\]|\\[\s\S]|'')*'?|[bnx]?'(?:[^']|'')*'?|\$([a-z_]\w*|)\$[\s\S]*?(?:\$\2\$|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(\$\d+)|(?<![\w$])(\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/gi;
const NESTED_COMMENT = /\/\*(?:(?!\*\/)[\s\S])*?\/\*/;

function parse(sql: string, parameterised: boolean): SqlFacts {
  const bounded = sql.slice(0, CACHED_TEXT_LIMIT);
  const clean = bounded
    .replace(TOKENS, (token, identifier, _tag, placeholder, number) => {
      if (identifier !== undefined || placeholder !== undefined) return token;
      if (number !== undefined && parameterised) return token;
      return token.startsWith('--') || token.startsWith('/*') ? ' ' : '?';
    })
    .replace(/\s+/g, ' ')
    .trim();
  const operation = (/^\(*\s*([a-z]+)/i.exec(clean)?.[1] ?? 'SQL').toUpperCase();
  const collection = findCollection(clean, operation);
  return {
    operation,
    ...(collection && { collection }),
    summary: collection ? `${operation} ${collection}` : operation,
    // PostgreSQL nests comments and a regular expression does not: better no text than a value.
    text: NESTED_COMMENT.test(bounded) ? operation : clean.slice(0, TEXT_LIMIT),
  };
}

/** After FROM and JOIN a name with a parenthesis is a function; after INTO it is the columns. */
const TABLE = /\b(into|update|from|join)\s+(?:only\s+)?(?:"?\w+"?\.)?"?(\w+)\b(?!\.)"?(\s*\()?/gi;
const WITH_QUERY =
  /(?:with|,)\s+(?:recursive\s+)?"?(\w+)"?(?:\s*\([^)]*\))?\s+as\s+(?:not\s+)?(?:materialized\s+)?\(/gi;

/** The first table that a statement names, queries defined in its WITH left out. */
function findCollection(text: string, operation: string): string | undefined {
  if (!['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH'].includes(operation)) return undefined;
  const defined = new Set([...text.matchAll(WITH_QUERY)].map(([, name]) => name));
  for (const [, word = '', name = '', call] of text.matchAll(TABLE)) {
    const isFunction = call !== undefined && /^(?:from|join)$/i.test(word);
    if (!isFunction && !defined.has(name)) return name.toLowerCase();
  }
  return undefined;
}
