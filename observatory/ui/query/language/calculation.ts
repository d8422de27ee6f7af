import { type Calculation, type CalculationOp, calculationOps } from '../../../api/query.ts';
import { readText, Unclear, writeScalar } from './words.ts';

const form = /^([a-z_]\w*)\s*(?:\(\s*(.*?)\s*\))?$/is;

export function takesColumn(op: CalculationOp): boolean {
  return op !== 'COUNT' && op !== 'CONCURRENCY';
}

/** The calculation of that name in whatever case; undefined when there is none. */
export function opNamed(name: string): CalculationOp | undefined {
  return calculationOps.find((op) => op === name.toUpperCase());
}

/** Reads `COUNT`, `p90(duration_ms)`. @throws Unclear */
export function parseCalculation(text: string): Calculation {
  const [, name = '', inside] = form.exec(text.trim()) ?? [];
  if (name === '') throw new Unclear('A calculation is like COUNT or P90(duration_ms).');
  const op = opNamed(name);
  if (!op)
    throw new Unclear(`There is no calculation ${name}: try COUNT, AVG, MAX, P90 or HEATMAP.`);
  const column = readText(inside ?? '');
  if (!takesColumn(op)) {
    if (column)
      throw new Unclear(`${op} counts rows and takes no column. COUNT_DISTINCT takes one.`);
    return { op };
  }
  if (!column) throw new Unclear(`${op} needs a column: ${op}(duration_ms).`);
  return { op, column };
}

/** `P90(duration_ms)`; also the key that its values have in an answer, where nothing needs quotes. */
export function printCalculation({ op, column }: Calculation): string {
  return column === undefined ? op : `${op}(${writeScalar(column, readText)})`;
}
