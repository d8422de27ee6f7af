import type {
  BubbleUpAnswer,
  BubbleUpSelection,
  ColumnDifference,
  NumbersDifference,
  ValuesDifference,
} from '../api/bubbleup.ts';
import { HttpError } from '../http/errors.ts';
import type { Field } from '../query/catalogue.ts';
import type { Context } from '../query/context.ts';
import type { Session } from '../query/session.ts';
import type { Comparison } from './cells.ts';
import { chanceOf, type Unscored } from './chance.ts';
import { columnsToCompare, type LeftOut, tooMuch } from './columns.ts';
import { compareNumbers } from './numbers.ts';
import { splitRows } from './sides.ts';
import { totalsOf } from './totals.ts';
import { compareValues } from './values.ts';

type Difference = Unscored<NumbersDifference> | Unscored<ValuesDifference>;
type Compared = Difference | LeftOut;
type Compare = (
  session: Session,
  comparison: Comparison,
  fields: readonly Field[],
) => Promise<Compared[]>;

/** Columns that one statement compares; the more, the fewer readings and the more memory. */
const columnsAStatement = 10;

/**
 * How the rows of a selection differ from the question's other rows, column by column. Past 100,000
 * rows of a side it reads a sample of that many.
 * @throws HttpError 422 `invalid_selection`, and what the session throws
 */
export async function bubbleUp(
  session: Session,
  selection: BubbleUpSelection,
  { match, catalogue }: Context,
): Promise<BubbleUpAnswer> {
  const began = performance.now();
  await session.freeze();
  const sides = await splitRows(session, match, selection, catalogue);
  const { fields, leftOut } = columnsToCompare(catalogue, selection);
  const answer: BubbleUpAnswer = {
    selection: { rows: sides.rows, read: 0 },
    baseline: { rows: sides.others, read: 0 },
    columns: [],
    left_out: leftOut,
    margin: 0,
    elapsed_ms: 0,
    notices: match.notices,
  };
  if (sides.rows > 0 && sides.others > 0) {
    const isNumber = ({ type }: Field) => type === 'integer' || type === 'float';
    const numbers = fields.filter(isNumber);
    const totals = await totalsOf(session, sides);
    const { selection: chosen, baseline: others } = totals;
    const chance = chanceOf(chosen.effective, others.effective);
    const comparison = { sides, totals, chance };
    const texts = fields.filter((field) => !isNumber(field));
    const compared = [
      ...(await inParts(session, comparison, texts, compareValues)),
      ...(await inParts(session, comparison, numbers, compareNumbers)),
    ];
    answer.columns = ranked(compared);
    answer.left_out = [...leftOut, ...compared.filter(isLeftOut)];
    answer.selection.read = chosen.read;
    answer.baseline.read = others.read;
    answer.margin = Math.max(
      chosen.read < sides.rows ? marginOf(chosen.effective) : 0,
      others.read < sides.others ? marginOf(others.effective) : 0,
    );
  }
  answer.elapsed_ms = performance.now() - began;
  return answer;
}

/** Half the width of a share's 95 % interval at its widest, for a share of one half. */
function marginOf(effectiveRows: number): number {
  return 1.96 * Math.sqrt(0.25 / effectiveRows);
}

async function inParts(
  session: Session,
  comparison: Comparison,
  fields: readonly Field[],
  compare: Compare,
): Promise<Compared[]> {
  const results: Compared[] = [];
  for (let from = 0; from < fields.length; from += columnsAStatement) {
    const some = fields.slice(from, from + columnsAStatement);
    results.push(...(await withinMemory(session, comparison, some, compare)));
  }
  return results;
}

/** Compares fewer columns at a time where memory does not do, and leaves out one that is too much. */
async function withinMemory(
  session: Session,
  comparison: Comparison,
  fields: readonly Field[],
  compare: Compare,
): Promise<Compared[]> {
  try {
    return await compare(session, comparison, fields);
  } catch (error) {
    if (!(error instanceof HttpError && error.code === 'query_too_large')) throw error;
    // Throws again where the whole question has ended.
    await session.freeze();
    if (fields.length === 1) return fields.map(({ name }) => ({ column: name, reason: tooMuch }));
    const half = Math.ceil(fields.length / 2);
    return [
      ...(await withinMemory(session, comparison, fields.slice(0, half), compare)),
      ...(await withinMemory(session, comparison, fields.slice(half), compare)),
    ];
  }
}

function isLeftOut(compared: Compared): compared is LeftOut {
  return 'reason' in compared;
}

/**
 * Most telling first; those that chance explains come by how nearly it does not. A column that could
 * not differ, since its rows have one value or none, gave chance no opportunity and is not counted.
 */
function ranked(compared: readonly Compared[]): ColumnDifference[] {
  const differences = compared.filter((one): one is Difference => !isLeftOut(one));
  return differences
    .map(({ scoreAmong, ...one }) => ({ ...one, score: scoreAmong(differences.length) }))
    .sort((a, b) => b.score - a.score || (a.column < b.column ? -1 : 1))
    .map((one) => ({ ...one, score: Math.min(1, Math.max(0, one.score)) }));
}
