import type { Node } from './tree.ts';

/** Whether a span's name, service, id, or the value of one of its attributes holds the text. */
export function spanMatches({ span }: Node, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return false;
  if (`${span.name}\n${span.service}\n${span.span_id}`.toLowerCase().includes(wanted)) return true;
  return Object.values(span.attributes).some((value) =>
    String(typeof value === 'object' ? JSON.stringify(value) : value)
      .toLowerCase()
      .includes(wanted),
  );
}

/** The spans that match, in reading order; none for an empty search. */
export function findSpans(nodes: readonly Node[], text: string): Node[] {
  return text.trim() ? nodes.filter((node) => spanMatches(node, text)) : [];
}
