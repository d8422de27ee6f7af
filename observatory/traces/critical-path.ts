import type { CriticalSection } from '../api.ts';
import type { Timed, Tree } from './tree.ts';

interface Extent {
  start: number;
  end: number;
}

/**
 * Which span the whole trace was waiting for at each moment. Walks back from the end of the trace:
 * a span waited for the child that ended last before the moment, that child for its own, and what
 * lies between is the span's own work. The method of Jaeger's critical path and of CRISP (Zhang et
 * al., USENIX ATC 2022), with one extension: a span's reach includes what it started and did not
 * wait for, since in a browser a page's parent is the request that delivered it.
 *
 * Sections come in the order of time, do not overlap, and each lies within its span.
 */
export function criticalPath<Span extends Timed>(tree: Tree<Span>): CriticalSection[] {
  const extents = subtreeExtents(tree);
  const extentOf = (span: Span) => extents.get(span.spanId) ?? span;
  const sections: CriticalSection[] = [];
  // Each entry is a span and the moment up to which its children are still to be looked at.
  const stack: { span: Span | undefined; waiting: Span[]; until: number }[] = [];
  const enter = (span: Span | undefined, children: readonly Span[], until: number) => {
    const waiting = children.toSorted((a, b) => extentOf(a).end - extentOf(b).end);
    stack.push({ span, waiting, until });
  };
  const ends = tree.roots.map((root) => extentOf(root).end);
  enter(undefined, tree.roots, Math.max(Number.NEGATIVE_INFINITY, ...ends));
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.waiting.pop();
    if (!child) {
      addSection(sections, top.span, Number.NEGATIVE_INFINITY, top.until);
      stack.pop();
      continue;
    }
    const extent = extentOf(child);
    // It was still running when a later sibling had begun, so nothing waited for its end.
    if (extent.end > top.until) continue;
    addSection(sections, top.span, extent.end, top.until);
    top.until = extent.start;
    enter(child, tree.children.get(child.spanId) ?? [], extent.end);
  }
  return sections.reverse();
}

function addSection(
  sections: CriticalSection[],
  span: Timed | undefined,
  from: number,
  to: number,
): void {
  if (!span) return;
  const start_ms = Math.max(from, span.start);
  const end_ms = Math.min(to, span.end);
  if (end_ms > start_ms) sections.push({ span_id: span.spanId, start_ms, end_ms });
}

/** From when to when a span or anything below it ran. */
function subtreeExtents<Span extends Timed>(tree: Tree<Span>): Map<string, Extent> {
  const extents = new Map<string, Extent>();
  for (const span of tree.ordered.toReversed()) {
    const extent = { start: span.start, end: Math.max(span.start, span.end) };
    for (const child of tree.children.get(span.spanId) ?? []) {
      const below = extents.get(child.spanId);
      if (!below) continue;
      extent.start = Math.min(extent.start, below.start);
      extent.end = Math.max(extent.end, below.end);
    }
    extents.set(span.spanId, extent);
  }
  return extents;
}
