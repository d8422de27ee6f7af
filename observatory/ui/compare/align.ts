import type { Span } from '../../api.ts';
import { buildTree, type Node } from '../trace/tree.ts';

/** A span of one trace, the span of the other that takes its place, or both. */
export interface Pair {
  a: Node | null;
  b: Node | null;
  /** 1 for a root. */
  level: number;
  parent: Pair | null;
  /** The same for the same two traces: its place in reading order. */
  index: number;
}

/** What makes two spans the same step of the same work. */
function stepOf({ service, name, kind }: Span): string {
  return JSON.stringify([service, name, kind]);
}

/**
 * Pairs the spans of two traces and gives them in reading order, callers before what they called.
 * Two spans are a pair when their parents are and service, name and kind agree. Where siblings
 * agree in those, the ones with the same steps below them go together, and the rest in the order of
 * time. Ids mean nothing. Nothing recurses, so that a chain of thousands is fine.
 */
export function align(a: readonly Span[], b: readonly Span[]): Pair[] {
  const shapes = new Map<Node, string>();
  const known = new Map<string, string>();
  const roots = [a, b].map((spans) => {
    const tree = buildTree(spans);
    shape(tree, shapes, known);
    return tree;
  });
  const pairs: Pair[] = [];
  const stack = pairUp(roots[0] ?? [], roots[1] ?? [], null, shapes).reverse();
  for (let pair = stack.pop(); pair; pair = stack.pop()) {
    pair.index = pairs.push(pair) - 1;
    const below = pairUp(pair.a?.children ?? [], pair.b?.children ?? [], pair, shapes);
    stack.push(...below.reverse());
  }
  return pairs;
}

/**
 * Gives every node a short name of all the steps from it down, equal for equal ones, and puts
 * siblings in an order that does not depend on ids.
 */
function shape(roots: Node[], shapes: Map<Node, string>, known: Map<string, string>): void {
  const nodes: Node[] = [];
  const stack = [...roots];
  for (let node = stack.pop(); node; node = stack.pop()) {
    nodes.push(node);
    stack.push(...node.children);
  }
  for (const node of nodes.reverse()) {
    const below = node.children.map((child) => shapes.get(child) ?? '').sort();
    const long = `${stepOf(node.span)} ${below.join(' ')}`;
    const short = known.get(long) ?? String(known.size);
    known.set(long, short);
    shapes.set(node, short);
    node.children.sort(inTime);
  }
  roots.sort(inTime);
}

function inTime({ span: a }: Node, { span: b }: Node): number {
  const byTime = a.start_ms - b.start_ms || a.duration_ms - b.duration_ms;
  if (byTime !== 0) return byTime;
  const [left, right] = [a, b].map((span) => `${stepOf(span)}${JSON.stringify(span.attributes)}`);
  return left === right ? 0 : String(left) < String(right) ? -1 : 1;
}

function pairUp(
  a: readonly Node[],
  b: readonly Node[],
  parent: Pair | null,
  shapes: ReadonlyMap<Node, string>,
): Pair[] {
  const partners = new Map<Node, Node>();
  match(a, b, partners, (node) => shapes.get(node) ?? '');
  const rest = (nodes: readonly Node[]) => {
    const taken = new Set(partners.values());
    return nodes.filter((node) => !partners.has(node) && !taken.has(node));
  };
  match(rest(a), rest(b), partners, ({ span }) => stepOf(span));
  const [lastA, lastB] = [rest(a), rest(b)];
  // Whatever they are called, the two traces begin with them.
  const [onlyA, onlyB] = [lastA[0], lastB[0]];
  if (!parent && a.length === 1 && b.length === 1 && onlyA && onlyB) partners.set(onlyA, onlyB);
  return inOrder(a, b, partners).map(([left, right]) => ({
    a: left,
    b: right,
    level: parent ? parent.level + 1 : 1,
    parent,
    index: 0,
  }));
}

/** The first of each name with the first of that name, the second with the second. */
function match(
  a: readonly Node[],
  b: readonly Node[],
  partners: Map<Node, Node>,
  nameOf: (node: Node) => string,
): void {
  const waiting = Map.groupBy(b, nameOf);
  const next = new Map<string, number>();
  for (const node of a) {
    const name = nameOf(node);
    const turn = next.get(name) ?? 0;
    const partner = waiting.get(name)?.[turn];
    next.set(name, turn + 1);
    if (partner) partners.set(node, partner);
  }
}

/** As the first trace has them; what only the second has comes after what it has before that. */
function inOrder(
  a: readonly Node[],
  b: readonly Node[],
  partners: ReadonlyMap<Node, Node>,
): [Node | null, Node | null][] {
  const paired = new Set(partners.values());
  const after = new Map<Node | null, Node[]>();
  let before: Node | null = null;
  for (const node of b) {
    if (paired.has(node)) before = node;
    else if (!after.get(before)?.push(node)) after.set(before, [node]);
  }
  const only = (node: Node | null): [null, Node][] =>
    (after.get(node) ?? []).map((each) => [null, each]);
  return [
    ...only(null),
    ...a.flatMap((node): [Node | null, Node | null][] => {
      const partner = partners.get(node) ?? null;
      return [[node, partner], ...(partner ? only(partner) : [])];
    }),
  ];
}
