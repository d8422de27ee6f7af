import { printBreakdown } from '../language/breakdown.ts';
import { printCalculation } from '../language/calculation.ts';
import { printOrder } from '../language/order.ts';
import { fitting, type Known, type Suggestion, typeWords } from './suggestion.ts';

export function suggestBreakdowns(text: string, { columns, query }: Known): Suggestion[] {
  const taken = new Set(query.breakdowns);
  const free = columns.filter(({ name }) => !taken.has(name));
  return fitting(free, text.trim().replace(/^"|"$/g, '')).map(({ name, type }) => ({
    text: printBreakdown(name),
    label: name,
    note: typeWords[type],
    done: true,
  }));
}

/** What the answer's table can be ordered by: its own columns, in both directions. */
export function suggestOrders(text: string, { query }: Known): Suggestion[] {
  const tabled = (query.calculations ?? []).filter(({ op }) => op !== 'HEATMAP');
  const both = ['descending', 'ascending'] as const;
  const texts = [
    ...tabled.flatMap((each) => both.map((order) => printOrder({ ...each, order }))),
    ...(query.breakdowns ?? []).flatMap((column) =>
      both.toReversed().map((order) => printOrder({ column, order })),
    ),
  ];
  return containing(texts, text).map((each) => ({ text: each, label: each, done: true }));
}

export function suggestHavings(text: string, { query }: Known): Suggestion[] {
  const tabled = (query.calculations ?? []).filter(({ op }) => op !== 'HEATMAP');
  return containing(
    tabled.flatMap((each) => ['>', '<'].map((op) => `${printCalculation(each)} ${op} `)),
    text,
  ).map((each) => ({ text: each, label: `${each}…`, done: false }));
}

function containing(texts: string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  return [...new Set(texts)].filter((each) => each.toLowerCase().includes(wanted));
}
