import { type CalculationOp, type ColumnInfo, calculationOps } from '../../../api/query.ts';
import { opNamed, printCalculation, takesColumn } from '../language/calculation.ts';
import { fitting, isNumeric, type Known, type Suggestion, typeWords } from './suggestion.ts';

const meanings: Partial<Record<CalculationOp, string>> = {
  COUNT: 'rows',
  COUNT_DISTINCT: 'different values',
  SUM: 'of a column',
  AVG: 'mean',
  MIN: 'smallest',
  MAX: 'largest',
  P50: 'median',
  P90: '90 % are below',
  P95: '95 % are below',
  P99: '99 % are below',
  HEATMAP: 'how values spread over time',
  CONCURRENCY: 'running at once',
  RATE_SUM: 'change of the sum',
  RATE_AVG: 'change of the mean',
  RATE_MAX: 'change of the largest',
};

/** Offered for a column of numbers when its name is typed instead of a calculation. */
const usual: readonly CalculationOp[] = ['P90', 'HEATMAP', 'AVG', 'MAX', 'P50', 'P99', 'SUM'];

/** In the order in which people want them, not that of the alphabet. */
const first: readonly CalculationOp[] = ['COUNT', 'P90', 'HEATMAP', 'AVG', 'MAX', 'P50', 'P99'];
const ordered = [...first, ...calculationOps.filter((op) => !first.includes(op))];

export function suggestCalculations(text: string, { columns }: Known): Suggestion[] {
  const [, name = '', inside] = /^\s*(\w*)\s*(?:\(\s*"?(.*?)"?\s*\)?)?$/s.exec(text) ?? [];
  const op = opNamed(name);
  if (op && inside !== undefined) return of(op, fitting(columns.filter(fits(op)), inside));
  const ops = ordered.filter((each) => each.startsWith(name.toUpperCase())).map(alone);
  const typed = text.trim();
  const named = typed === '' ? [] : fitting(columns, typed).slice(0, 4);
  return [...ops, ...named.flatMap(ofColumn)].slice(0, 40);
}

function fits(op: CalculationOp): (column: ColumnInfo) => boolean {
  return (column) => op === 'COUNT_DISTINCT' || isNumeric(column);
}

function of(op: CalculationOp, columns: readonly ColumnInfo[]): Suggestion[] {
  if (!takesColumn(op)) return [alone(op)];
  return columns.map(({ name, type }) => whole(op, name, typeWords[type]));
}

function ofColumn(column: ColumnInfo): Suggestion[] {
  const ops = isNumeric(column) ? usual : (['COUNT_DISTINCT'] as const);
  return ops.map((op) => whole(op, column.name, meanings[op]));
}

function whole(op: CalculationOp, column: string, note: string | undefined): Suggestion {
  const text = printCalculation({ op, column });
  return { text, label: text, ...(note && { note }), done: true };
}

function alone(op: CalculationOp): Suggestion {
  const note = meanings[op] ?? (/^P\d+$/.test(op) ? 'percentile' : undefined);
  const done = !takesColumn(op);
  return { text: done ? op : `${op}(`, label: done ? op : `${op}(…)`, ...(note && { note }), done };
}
