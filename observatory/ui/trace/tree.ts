import type { Span } from '../../api.ts';

/** A span in its place: where it hangs, and what a screen reader needs to say so. */
export interface Node {
  span: Span;
  /** 1 for a root. */
  level: number;
  parent: Node | null;
  /** By start. */
  children: Node[];
  /** 1 for the first of its siblings. */
  position: number;
  siblings: number;
  /** All spans below. */
  descendants: number;
}

function byStart(a: Node, b: Node): number {
  return a.span.start_ms - b.span.start_ms || (a.span.span_id < b.span.span_id ? -1 : 1);
}

/**
 * Hangs spans below their parents. A span whose parent did not arrive is a root; of spans that are
 * each other's ancestors the earliest is. Nothing recurses, so that a chain of thousands is fine.
 */
export function buildTree(spans: readonly Span[]): Node[] {
  const nodes = new Map<string, Node>();
  for (const span of spans) {
    const place = { level: 0, parent: null, children: [], position: 1, siblings: 1 };
    nodes.set(span.span_id, { span, ...place, descendants: 0 });
  }
  const roots: Node[] = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.span.parent_span_id ?? '');
    if (parent && parent !== node) parent.children.push(node);
    else roots.push(node);
  }
  roots.sort(byStart);
  for (const node of nodes.values()) node.children.sort(byStart);
  descend(roots);
  for (const node of [...nodes.values()].sort(byStart)) {
    if (node.level > 0) continue;
    roots.push(node);
    descend([node]);
  }
  number(roots);
  return roots;
}

/** Gives levels and parents from the top, cutting an edge that leads back into the tree. */
function descend(roots: Node[]) {
  const order: Node[] = [];
  const stack = [...roots];
  for (const root of roots) root.level = 1;
  for (let node = stack.pop(); node; node = stack.pop()) {
    order.push(node);
    node.children = node.children.filter((child) => child.level === 0);
    for (const child of node.children) {
      child.level = node.level + 1;
      child.parent = node;
      stack.push(child);
    }
    number(node.children);
  }
  for (const node of order.reverse()) {
    if (node.parent) node.parent.descendants += node.descendants + 1;
  }
}

function number(siblings: Node[]) {
  siblings.forEach((node, i) => {
    node.position = i + 1;
    node.siblings = siblings.length;
  });
}

/** The nodes in reading order, without what is below a collapsed one. */
export function visibleRows(roots: readonly Node[], collapsed: ReadonlySet<string>): Node[] {
  const rows: Node[] = [];
  const stack = roots.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    rows.push(node);
    if (!collapsed.has(node.span.span_id)) stack.push(...node.children.toReversed());
  }
  return rows;
}

/** The ids of a node's ancestors: what has to be open for it to be seen. */
export function ancestorIds(node: Node): string[] {
  const ids: string[] = [];
  for (let up = node.parent; up; up = up.parent) ids.push(up.span.span_id);
  return ids;
}
