/** The least that tree, skew and critical path need of a span; times in ms from one origin. */
export interface Timed {
  spanId: string;
  parentSpanId: string;
  start: number;
  end: number;
}

export interface Tree<Span extends Timed> {
  roots: Span[];
  children: Map<string, Span[]>;
  /** Every span once, parents before their children and siblings by their start. */
  ordered: Span[];
}

/**
 * Arranges spans by their parents. A span whose parent is not there is a root, and so is the
 * earliest of spans that are each other's ancestors, so that every span is reached exactly once.
 */
export function buildTree<Span extends Timed>(spans: readonly Span[]): Tree<Span> {
  const present = new Set(spans.map(({ spanId }) => spanId));
  const children = new Map<string, Span[]>();
  const roots: Span[] = [];
  for (const span of [...spans].sort(byStart)) {
    const { parentSpanId, spanId } = span;
    if (!present.has(parentSpanId) || parentSpanId === spanId) roots.push(span);
    else {
      const siblings = children.get(parentSpanId);
      if (siblings) siblings.push(span);
      else children.set(parentSpanId, [span]);
    }
  }
  const ordered = walk(roots, children, new Set());
  if (ordered.length < spans.length) breakCycles(spans, roots, children, ordered);
  return { roots, children, ordered };
}

function walk<Span extends Timed>(
  roots: readonly Span[],
  children: ReadonlyMap<string, Span[]>,
  seen: Set<string>,
): Span[] {
  const ordered: Span[] = [];
  const stack = roots.toReversed();
  for (let span = stack.pop(); span; span = stack.pop()) {
    if (seen.has(span.spanId)) continue;
    seen.add(span.spanId);
    ordered.push(span);
    const below = children.get(span.spanId) ?? [];
    for (let index = below.length - 1; index >= 0; index--) stack.push(below[index] as Span);
  }
  return ordered;
}

function breakCycles<Span extends Timed>(
  spans: readonly Span[],
  roots: Span[],
  children: Map<string, Span[]>,
  ordered: Span[],
): void {
  const seen = new Set(ordered.map(({ spanId }) => spanId));
  for (const span of [...spans].sort(byStart)) {
    if (seen.has(span.spanId)) continue;
    const siblings = children.get(span.parentSpanId);
    if (siblings) siblings.splice(siblings.indexOf(span), 1);
    roots.push(span);
    ordered.push(...walk([span], children, seen));
  }
}

function byStart(a: Timed, b: Timed): number {
  return a.start - b.start || b.end - a.end || (a.spanId < b.spanId ? -1 : 1);
}

/** The part of a span's time that none of its children covers, in ms. */
export function selfTime(span: Timed, children: readonly Timed[]): number {
  let covered = 0;
  let reached = span.start;
  for (const child of [...children].sort((a, b) => a.start - b.start)) {
    const from = Math.max(child.start, reached);
    const to = Math.min(child.end, span.end);
    if (to > from) {
      covered += to - from;
      reached = to;
    }
  }
  return Math.max(0, span.end - span.start - covered);
}
