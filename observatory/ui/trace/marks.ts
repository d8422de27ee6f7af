import type { Related, RelatedError, RelatedLog } from '../../api/related.ts';
import type { ItemLine } from './lines.ts';
import type { Node } from './tree.ts';
import type { Kind } from './view-params.ts';

/** How serious a log line or an error is, as far as colour tells. */
export type Tone = 'quiet' | 'plain' | 'warn' | 'error';

/** A log line or an error on the bar of the span that it belongs to. */
export interface Mark {
  kind: 'log' | 'error';
  atMs: number;
  tone: Tone;
  title: string;
}

export function toneOfLog({ level }: Pick<RelatedLog, 'level'>): Tone {
  if (level === 'error' || level === 'fatal') return 'error';
  if (level === 'warn') return 'warn';
  return level === 'debug' || level === 'trace' || level === 'metric' ? 'quiet' : 'plain';
}

/** How serious a row that is no span is. */
export function toneOfLine(line: ItemLine): Tone {
  if (line.kind === 'log') return toneOfLog(line.log);
  return line.kind === 'error' || line.segment.trouble ? 'error' : 'plain';
}

/** A log line in words: what its JSON says it is about, or all of it. */
export function textOfLog({ message, fields }: Pick<RelatedLog, 'message' | 'fields'>): string {
  return typeof fields?.message === 'string' ? fields.message : message.trim();
}

/** What belongs to which span, by the span's id; the empty id has what belongs to none. */
export interface Attached {
  logs: Map<string, RelatedLog[]>;
  errors: Map<string, RelatedError[]>;
}

export function attach(related: Related | undefined, byId: ReadonlyMap<string, Node>): Attached {
  const spanOf = ({ span_id }: { span_id: string | null }) =>
    span_id && byId.has(span_id) ? span_id : '';
  return {
    logs: Map.groupBy(related?.logs ?? [], spanOf),
    errors: Map.groupBy(related?.errors ?? [], spanOf),
  };
}

/** The marks of each span, without the kinds that are hidden. */
export function marksBySpan(attached: Attached, hidden: readonly Kind[]): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  const add = (spanId: string, mark: Mark) => {
    const known = marks.get(spanId);
    if (known) known.push(mark);
    else marks.set(spanId, [mark]);
  };
  for (const [spanId, logs] of hidden.includes('logs') ? [] : attached.logs) {
    for (const log of logs) {
      add(spanId, { kind: 'log', atMs: log.at_ms, tone: toneOfLog(log), title: textOfLog(log) });
    }
  }
  for (const [spanId, errors] of hidden.includes('errors') ? [] : attached.errors) {
    for (const { at_ms, title } of errors) {
      add(spanId, { kind: 'error', atMs: at_ms, tone: 'error', title });
    }
  }
  return marks;
}
