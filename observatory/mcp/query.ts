import { z } from 'zod';
import type { Heatmap, QueryAnswer, QuerySpec, Scalar } from '../api/query.ts';
import { queryPath } from '../ui/query/address.ts';
import { dataset } from './inputs.ts';
import { few, shown, table, time } from './text.ts';
import type { Tool } from './tool.ts';

const input = z.strictObject({
  dataset,
  query: z
    .record(z.string(), z.unknown())
    .describe('Honeycomb’s query specification as a JSON object.'),
  with_series: z
    .boolean()
    .default(false)
    .describe('Gives the values over time of the first groups, too.'),
});

const description = `Counts, sums, percentiles and heatmaps over all spans, in Honeycomb's query specification.
Every span is a row; its columns are the attributes, and name, service.name, duration_ms, error, trace.trace_id, trace.span_id, trace.parent_id, span.kind, status_code. list_columns tells the others, list_values what a column holds.
Members of query, all optional:
- calculations: [{"op": "COUNT"}, {"op": "P95", "column": "duration_ms"}]; ops: COUNT, CONCURRENCY (without column), COUNT_DISTINCT, SUM, AVG, MIN, MAX, P001, P01, P05, P10, P20, P25, P50, P75, P80, P90, P95, P99, P999, HEATMAP, RATE_SUM, RATE_AVG, RATE_MAX. COUNT when there are none.
- filters: [{"column": "http.route", "op": "=", "value": "/api/cruds"}]; ops: =, !=, >, >=, <, <=, starts-with, does-not-start-with, ends-with, does-not-end-with, contains, does-not-contain, exists, does-not-exist (no value), in, not-in (value is a list). filter_combination: "AND" (usual) or "OR".
- breakdowns: ["http.route"], the columns to group by.
- orders: [{"op": "P95", "column": "duration_ms", "order": "descending"}], of calculations or breakdowns.
- havings: [{"calculate_op": "COUNT", "op": ">", "value": 10}].
- limit: groups, 1 to 1000, 100 when not given.
- time_range: seconds before now (7200 when not given), or start_time and end_time in epoch seconds. granularity: seconds of a step.
Example, the slowest routes of the last hour: {"calculations": [{"op": "COUNT"}, {"op": "P95", "column": "duration_ms"}], "filters": [{"column": "span.kind", "op": "=", "value": "server"}], "breakdowns": ["http.route"], "orders": [{"op": "P95", "column": "duration_ms", "order": "descending"}], "time_range": 3600, "limit": 20}.
A span event or link is a row of its own with meta.annotation_type; to count spans only, filter on meta.annotation_type does-not-exist.`;

const groupsWithSeries = 5;
/** Characters of the groups in the structured answer, and of an address that is worth giving. */
const longestGroups = 20_000;
const longestAddress = 2000;

export const query: Tool<typeof input> = {
  name: 'query',
  title: 'Ask a question about all spans',
  description,
  input,
  async run(asked, { observatory, url }, signal) {
    // The engine reads the specification itself, with a sentence for what is wrong in it.
    const request = { dataset: asked.dataset, query: asked.query as QuerySpec };
    const answer = await observatory.questions.ask(request, signal);
    const total = answer.groups_total;
    return {
      say: [
        `${answer.rows_matched} rows from ${time(answer.start_ms)} to ${time(answer.end_ms)}, ` +
          `${total} ${total === 1 ? 'group' : 'groups'}, ${answer.groups.length} shown.`,
        ...few(answer.notices),
        ...chartLines(url, answer),
      ],
      data: [
        ...groupLines(answer),
        ...answer.heatmaps.flatMap(heatmapLines),
        ...(asked.with_series ? seriesLines(answer) : []),
      ],
      hint: 'use limit, filters or fewer breakdowns',
      structured: structured(answer),
    };
  },
};

function groupLines({ groups, breakdowns, calculations, total, query }: QueryAnswer): string[] {
  const keys = calculations.filter(({ op }) => op !== 'HEATMAP').map(({ key }) => key);
  const rows = groups.map(({ group, values }) => {
    return [...group.map(cell), ...keys.map((key) => cell(values[key]))];
  });
  if (breakdowns.length > 0) {
    const name = query.havings.length > 0 ? '(all rows, before having)' : '(all groups)';
    const all = breakdowns.map((_, index) => (index === 0 ? name : ''));
    rows.push([...all, ...keys.map((key) => cell(total[key]))]);
  }
  return table([...breakdowns, ...keys], rows);
}

/** No value, no text and the text `null` are three things. */
function cell(value: Scalar | null | undefined): Scalar {
  return value === '' ? '""' : (value ?? '–');
}

/** How many rows lie in each range of values; the map over time would be too much to read. */
function heatmapLines({ key, edges, cells }: Heatmap): string[] {
  const counts = new Map<number, number>();
  for (const { bin, count } of cells) counts.set(bin, (counts.get(bin) ?? 0) + count);
  const lines = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([bin, count]) => {
      const [from, to] = [edges[bin], edges[bin + 1]].map((edge) => edge?.toPrecision(4) ?? '…');
      return `  ${from} to ${to}: ${count}`;
    });
  return ['', `${shown(key)}, rows by value:`, ...lines];
}

function seriesLines({ groups, times_ms, calculations }: QueryAnswer): string[] {
  const lines = ['', `steps: ${times_ms.map((step) => time(step)).join(', ')}`];
  for (const { group, series } of groups.slice(0, groupsWithSeries)) {
    for (const { key } of calculations) {
      const values = series[key];
      if (values)
        lines.push(`${shown([...group.map(cell), key].join(' '))}: ${values.map(cell).join(', ')}`);
    }
  }
  return lines;
}

function structured(answer: QueryAnswer): Record<string, unknown> {
  const { dataset, start_ms, end_ms, granularity_ms, breakdowns, total, rows_matched } = answer;
  return {
    dataset,
    start_ms,
    end_ms,
    granularity_ms,
    breakdowns,
    calculations: answer.calculations.map(({ key }) => key),
    groups: fitting(
      answer.groups.map(({ group, values }) => ({ group: group.map(short), values })),
    ),
    groups_total: answer.groups_total,
    total,
    rows_matched,
    notices: few(answer.notices),
  };
}

/** As many of the first as fit; `groups_total` tells how many there are. */
function fitting<Item>(items: readonly Item[]): Item[] {
  let size = 0;
  const end = items.findIndex((item) => {
    size += JSON.stringify(item).length;
    return size > longestGroups;
  });
  return items.slice(0, end < 0 ? items.length : end);
}

function chartLines(url: string, { dataset, query }: QueryAnswer): string[] {
  const address = `${url}${queryPath({ dataset, query })}`;
  return address.length > longestAddress ? [] : [`As a chart: ${address}`];
}

const short = (value: unknown) => (typeof value === 'string' ? shown(value) : value);
