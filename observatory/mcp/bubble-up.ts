import { z } from 'zod';
import type { ColumnDifference } from '../api/bubbleup.ts';
import { bubbleUp as compare } from '../bubbleup/bubble-up.ts';
import { parseRequest } from '../bubbleup/request.ts';
import { dataset } from './inputs.ts';
import { few, shown } from './text.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject({
  dataset,
  query: z
    .record(z.string(), z.unknown())
    .describe('Which spans are compared: filters and time, as the tool query has them.'),
  selection: z
    .array(z.record(z.string(), z.unknown()))
    .min(1)
    .max(20)
    .describe(
      'Filters that pick the spans of interest among them, such as ' +
        '[{"column": "duration_ms", "op": ">", "value": 500}] or [{"column": "error", "op": "=", "value": true}].',
    ),
  columns: z.int().min(1).max(50).default(10).describe('How many of the columns are shown.'),
});

export const bubbleUp: Tool<typeof input> = {
  name: 'bubble_up',
  title: 'What is different about these spans?',
  description:
    'Compares some spans, say the slow or the failed ones, with the others of the same question, and ' +
    'tells for every column how the values differ, most telling first. The quickest way from “some ' +
    'are slow” to “those of this user, route or version”.',
  input,
  async run(asked, { observatory }, signal) {
    const request = { dataset: asked.dataset, query: asked.query };
    const selection = { filters: asked.selection };
    const { selection: chosen, ...question } = parseRequest({ ...request, selection });
    const answer = await observatory.questions.matching(question, signal, (session, context) =>
      compare(session, chosen, context),
    );
    const told = answer.columns.slice(0, asked.columns);
    return {
      say: [
        `${answer.selection.rows} spans are selected, ${answer.baseline.rows} are the others.`,
        ...few(answer.notices),
        `Of ${answer.columns.length} columns the ${told.length} that differ most; each share is of the ` +
          'selected spans, then of the others. A score of 0 is no more than chance.',
      ],
      data: told.flatMap(columnLines),
      hint: 'ask for fewer columns',
    };
  },
};

const shownValues = 5;

function columnLines(column: ColumnDifference): string[] {
  const { missing, score } = column;
  const parts = 'values' in column ? valueParts(column.values) : binParts(column.bins);
  const lines = parts.map(
    ({ label, selection, baseline }) => `  ${label}: ${percent(selection)}, ${percent(baseline)}`,
  );
  lines.push(`  (no value): ${percent(missing.selection)}, ${percent(missing.baseline)}`);
  return [`${shown(column.column)}, score ${score.toFixed(2)}`, ...lines];
}

type Values = Extract<ColumnDifference, { values: unknown }>['values'];
type Bins = Extract<ColumnDifference, { bins: unknown }>['bins'];

function valueParts(values: Values) {
  return values
    .slice(0, shownValues)
    .map(({ value, ...shares }) => ({ label: shown(value), ...shares }));
}

/** Those with the greatest difference, in the order of their numbers. */
function binParts(bins: Bins) {
  const gap = (bin: Bins[number]) => Math.abs(bin.selection - bin.baseline);
  const widest = new Set(bins.toSorted((a, b) => gap(b) - gap(a)).slice(0, shownValues));
  return bins
    .filter((bin) => widest.has(bin))
    .map(({ min, max, ...shares }) => ({ label: `${round(min)} to ${round(max)}`, ...shares }));
}

const round = (value: number) => Number(value.toPrecision(4));
const percent = (share: number) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
