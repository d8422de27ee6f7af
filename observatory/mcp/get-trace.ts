import { z } from 'zod';
import type { Span } from '../api.ts';
import { HttpError } from '../http/errors.ts';
import { describeTrace } from '../traces/detail.ts';
import { requiredTraceId, traceId } from './inputs.ts';
import { shown } from './text.ts';
import type { Tool } from './tool.ts';
import { criticalLines, errorLines, headLines, treeLines } from './trace-text.ts';

const input = z.strictObject({
  trace_id: traceId,
  span_id: z
    .string()
    .regex(/^[0-9a-fA-F]{16}$/, 'is 16 hex digits')
    .optional()
    .describe('Gives everything about this span instead of the tree.'),
});

export const getTrace: Tool<typeof input> = {
  name: 'get_trace',
  title: 'Read a trace',
  description:
    'A trace as a tree: each span with its start from the beginning, its duration, the time no child ' +
    'covers (self), its service, name and id; errors with their messages, and the critical path: ' +
    'what the whole waited for. With span_id all attributes, events and links of that span.',
  input,
  async run(asked, { observatory, url }) {
    const id = requiredTraceId(asked.trace_id);
    const received = await observatory.spansOf(id);
    if (received.length === 0) {
      throw new HttpError(404, 'trace_not_found', `No span of trace ${id} is stored here.`);
    }
    const detail = describeTrace(id, received, Date.now());
    const address = `Shown at ${url}/trace/${id}`;
    if (asked.span_id !== undefined) {
      const wanted = asked.span_id.toLowerCase();
      const span = detail.spans.find(({ span_id }) => span_id === wanted);
      if (!span) {
        throw new HttpError(404, 'span_not_found', `Trace ${id} has no span ${wanted}.`);
      }
      return { say: [`${address}?span=${wanted}`], data: spanLines(span), hint: 'values are long' };
    }
    return {
      say: [address, ...detail.incomplete.map((why) => shown(why))],
      data: [
        ...headLines(detail),
        ...errorLines(detail.spans),
        ...criticalLines(detail),
        ...treeLines(detail),
      ],
      hint: 'use span_id for one span, or query with a filter on trace.trace_id',
    };
  },
};

const longestAttribute = 4000;

function spanLines(span: Span): string[] {
  const { attributes, resource, events, links, ...facts } = span;
  const list = (title: string, entries: Record<string, unknown>) =>
    Object.entries(entries).map(
      ([key, value]) => `${title} ${shown(key)} = ${shown(value, longestAttribute)}`,
    );
  return [
    ...list('', facts).map((line) => line.trim()),
    ...list('attribute', attributes),
    ...list('resource', resource),
    ...events.flatMap((event) => [
      `event ${shown(event.name)} at ${event.at_ms} ms`,
      ...list('  attribute', event.attributes),
    ]),
    ...links.map((link) => `link to trace ${link.trace_id} span ${link.span_id}`),
  ];
}
