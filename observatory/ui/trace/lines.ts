import type { RelatedError, RelatedLog } from '../../api/related.ts';
import type { Attached } from './marks.ts';
import type { Interval } from './scale.ts';
import type { SegmentNode } from './segment-tree.ts';
import { intervalOf } from './segments.ts';
import type { Node } from './tree.ts';
import type { TraceView } from './view-params.ts';

interface Place {
  /** The span's id, or `log:`, `error:` or `segment:` and the item's. */
  id: string;
  level: number;
  parentId: string | null;
  /** Null where there is nothing below it. */
  open: boolean | null;
}

/** A row of the timeline. */
export type Line = Place &
  (
    | { kind: 'span'; node: Node }
    | { kind: 'log'; log: RelatedLog }
    | { kind: 'error'; error: RelatedError }
    | { kind: 'segment'; segment: SegmentNode }
  );

export type ItemLine = Exclude<Line, { kind: 'span' }>;

interface Parts {
  /** Spans in reading order, without those below a collapsed one. */
  rows: readonly Node[];
  collapsed: ReadonlySet<string>;
  attached: Attached;
  segments: readonly SegmentNode[];
  openSegments: ReadonlySet<string>;
  view: Pick<TraceView, 'hidden' | 'lines'>;
}

/** Spans with their errors and, where asked for, their log lines below them; then what belongs to no span. */
export function buildLines(parts: Parts): Line[] {
  const { rows, collapsed, attached, view } = parts;
  const hides = (kind: TraceView['hidden'][number]) => view.hidden.includes(kind);
  const lines: Line[] = [];
  const addItems = (errors: RelatedError[], logs: RelatedLog[], parent: Node | null) => {
    const level = parent ? parent.level + 1 : 1;
    const place = { level, parentId: parent?.span.span_id ?? null, open: null };
    const items: ItemLine[] = [
      ...(hides('errors') ? [] : errors).map(
        (error): ItemLine => ({ ...place, kind: 'error', id: `error:${error.uuid}`, error }),
      ),
      ...(hides('logs') ? [] : logs).map(
        (log): ItemLine => ({ ...place, kind: 'log', id: `log:${log.id}`, log }),
      ),
    ];
    lines.push(...items.sort((a, b) => intervalOfLine(a).startMs - intervalOfLine(b).startMs));
  };
  if (hides('spans')) {
    addItems([...attached.errors.values()].flat(), [...attached.logs.values()].flat(), null);
  } else {
    for (const node of rows) {
      const id = node.span.span_id;
      const open = node.children.length > 0 ? !collapsed.has(id) : null;
      const { level } = node;
      lines.push({
        kind: 'span',
        id,
        level,
        parentId: node.parent?.span.span_id ?? null,
        open,
        node,
      });
      const logs = view.lines ? (attached.logs.get(id) ?? []) : [];
      addItems(attached.errors.get(id) ?? [], logs, node);
    }
    addItems(attached.errors.get('') ?? [], attached.logs.get('') ?? [], null);
  }
  if (!hides('segments')) addSegments(lines, parts.segments, parts.openSegments, null);
  return lines;
}

function addSegments(
  lines: Line[],
  segments: readonly SegmentNode[],
  openSegments: ReadonlySet<string>,
  parent: Line | null,
) {
  for (const segment of segments) {
    const open = segment.children.length > 0 ? openSegments.has(segment.id) : null;
    const line: Line = {
      kind: 'segment',
      id: segment.id,
      level: parent ? parent.level + 1 : 1,
      parentId: parent?.id ?? null,
      open,
      segment,
    };
    lines.push(line);
    if (open) addSegments(lines, segment.children, openSegments, line);
  }
}

/** The time that a row covers; a moment for a log line or an error. */
export function intervalOfLine(line: Line): Interval {
  switch (line.kind) {
    case 'span':
      return intervalOf(line.node.span);
    case 'segment':
      return { startMs: line.segment.startMs, endMs: line.segment.endMs ?? line.segment.startMs };
    case 'log':
      return { startMs: line.log.at_ms, endMs: line.log.at_ms };
    case 'error':
      return { startMs: line.error.at_ms, endMs: line.error.at_ms };
  }
}
