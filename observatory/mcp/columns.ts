import { z } from 'zod';
import { dataset } from './inputs.ts';
import { shown, time } from './text.ts';
import type { Tool } from './tool.ts';

const columnsInput = z.strictObject({
  dataset,
  search: z.string().max(300).default('').describe('Part of the column’s name.'),
});

export const listColumns: Tool<typeof columnsInput> = {
  name: 'list_columns',
  title: 'List services and columns',
  description:
    'The datasets (a service each) and the columns that spans have, with their type and when a span ' +
    'last had a value. Columns are what query and find_traces can filter, group and calculate with.',
  input: columnsInput,
  async run({ dataset, search }, { observatory }, signal) {
    const { questions } = observatory;
    const datasets = await questions.datasets(signal);
    const wanted = search.toLowerCase();
    const columns = (await questions.columns(dataset, signal)).filter(({ name }) =>
      name.toLowerCase().includes(wanted),
    );
    return {
      say: [`${datasets.length} datasets, ${columns.length} columns.`],
      data: [
        ...datasets.map(({ name, slug }) => `dataset ${shown(slug)} (service ${shown(name)})`),
        '',
        'column | type | last seen',
        ...columns.map(({ name, type, last_ms }) =>
          [shown(name), type, last_ms === null ? '–' : time(last_ms)].join(' | '),
        ),
      ],
      hint: 'use search or a dataset',
    };
  },
};

const valuesInput = z.strictObject({
  dataset,
  column: z.string().min(1).max(10_000),
  search: z.string().max(300).default('').describe('Part of the value.'),
});

export const listValues: Tool<typeof valuesInput> = {
  name: 'list_values',
  title: 'List the values of a column',
  description: 'The most frequent values of a column among the latest spans, with their counts.',
  input: valuesInput,
  async run({ dataset, column, search }, { observatory }, signal) {
    const { values } = await observatory.questions.values(dataset, column, search, signal);
    if (values.length === 0) {
      return { say: ['No value. list_columns tells which columns there are.'] };
    }
    return {
      say: [`${values.length} values, the most frequent first; at most 50 are given.`],
      data: values.map(({ value, count }) => `${count} × ${shown(value)}`),
      hint: 'use search',
    };
  },
};
