import type { LogEvent } from '../../api/logs.ts';

/** Shown in columns of their own, or of no use on a line. */
const elsewhere = new Set([
  'level',
  'timestamp',
  'time',
  'message',
  'msg',
  'trace_id',
  'span_id',
  'seq',
  '_aws',
]);
const shownFields = 8;

/** An event on one line: what it says, and its fields in short. */
export interface Line {
  text: string;
  fields: string;
}

export function lineOf({ message, fields }: Pick<LogEvent, 'message' | 'fields'>): Line {
  if (!fields) return { text: message, fields: '' };
  const said = fields.message ?? fields.msg;
  const others = Object.entries(fields).filter(([key]) => !elsewhere.has(key));
  const text = typeof said === 'string' ? said : metricsOf(fields);
  if (text === undefined) return { text: message, fields: '' };
  const isNumber = (key: string) => typeof fields[key] === 'number';
  const rest = others
    .map(([key, value]): [string, string] => [key, short(value)])
    // `GET /path 200` has said the method, the path and the status already.
    .filter(([, value]) => !text.split(' ').includes(value))
    // Measures tell more than what is the same on every line.
    .sort(([a], [b]) => Number(isNumber(b)) - Number(isNumber(a)))
    .slice(0, shownFields);
  return { text, fields: rest.map((pair) => pair.join('=')).join('  ') };
}

function short(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** `Cruddur: requests 3 Count, latency 12 Milliseconds` of a line in embedded metric format. */
function metricsOf(fields: Record<string, unknown>): string | undefined {
  const { CloudWatchMetrics: directives } = (fields._aws ?? {}) as { CloudWatchMetrics?: unknown };
  if (!Array.isArray(directives)) return undefined;
  return (directives as Directive[])
    .map(({ Namespace, Metrics = [] }) => {
      const values = Metrics.map(({ Name = '', Unit }) =>
        [Name, short(fields[Name]), Unit].filter(Boolean).join(' '),
      );
      return `${Namespace ?? 'metrics'}: ${values.join(', ')}`;
    })
    .join('; ');
}

/** The parts of embedded metric format that are shown; nothing of it is promised. */
interface Directive {
  Namespace?: string;
  Metrics?: { Name?: string; Unit?: string }[];
}
