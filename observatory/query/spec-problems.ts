import type { z } from 'zod';

/** Members of Honeycomb's specification that mean something there and cannot be answered here. */
const unsupported: Record<string, string> = {
  calculated_fields: 'calculated fields',
  compare_time_offset_seconds: 'comparison with an earlier time',
  formulas: 'formulas',
  filter: 'filters of a single calculation',
  filters: 'filters of a single calculation',
  filter_combination: 'filters of a single calculation',
  name: 'names of calculations',
  usage_mode: 'usage mode',
  join_column: 'joins',
};

/** What is wrong with a question, in one sentence that names the member. */
export function sentenceOf(error: z.ZodError, json: unknown): string {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    return 'A query is a JSON object of the form of the query specification.';
  }
  const [issue] = error.issues;
  if (!issue) return 'The query is not valid.';
  const where = memberOf(issue.path);
  if (issue.code === 'unrecognized_keys') return unknownMember(where, issue.keys);
  if (issue.code === 'invalid_value') {
    return `${where}: expected one of ${issue.values.map(String).join(', ')}.`;
  }
  return `${where}: ${decapitalised(issue.message)}.`;
}

function unknownMember(where: string, keys: readonly string[]): string {
  const [key = ''] = keys;
  const shown = JSON.stringify(key.slice(0, 100));
  const place = where === 'The query' ? 'a query' : where;
  const known = Object.hasOwn(unsupported, key) ? unsupported[key] : undefined;
  return known
    ? `${shown} in ${place}: the Observatory does not support ${known}; Honeycomb does.`
    : `${shown} is no member of ${place}.`;
}

function memberOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The query';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

function decapitalised(message: string): string {
  return message.replace(/\.$/, '').replace(/^(Invalid|Too|Expected)/, (word) => {
    return word.toLowerCase();
  });
}
