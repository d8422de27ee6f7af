import { z } from 'zod';
import { type ErrorDetail, errorLevels } from '../api/errors.ts';
import { listItems } from '../errors/list.ts';
import { ofItem } from '../errors/occurrences.ts';
import { presentDetail } from '../errors/present.ts';
import { HttpError } from '../http/errors.ts';
import { limit, requiredTraceId, traceId } from './inputs.ts';
import { shown, time } from './text.ts';
import type { Tool } from './tool.ts';

const listInput = z.strictObject({
  search: z.string().max(1000).default('').describe('Part of the title, or an id.'),
  level: z.enum(errorLevels).optional(),
  state: z.enum(['active', 'resolved', 'all']).default('active'),
  trace_id: traceId.optional(),
  limit: limit(100, 20),
});

export const listErrors: Tool<typeof listInput> = {
  name: 'list_errors',
  title: 'List errors',
  description:
    'Errors that programs reported, alike ones grouped into an item, last seen first. ' +
    'get_error reads one.',
  input: listInput,
  async run({ search, level, state, trace_id, limit }, { observatory, url }) {
    const { errors, reader } = observatory;
    const trace = trace_id === undefined ? undefined : requiredTraceId(trace_id);
    const query = {
      search: search || undefined,
      level,
      environment: undefined,
      state,
      trace,
      range: 'day' as const,
      limit,
    };
    const list = await listItems(errors.items.all(), reader, query, Date.now());
    const { items, active, resolved } = list;
    return {
      say: [`${active} active, ${resolved} resolved; ${items.length} shown. ${url}/errors`],
      data: items.map((item) =>
        [
          `error ${item.id}`,
          item.level,
          `${item.occurrences} times`,
          `last ${time(item.last_seen_ms)}`,
          shown(item.title),
        ].join(' | '),
      ),
    };
  },
};

const getInput = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,9}$/, 'is the number of an error')
    .describe('From list_errors.'),
});

export const getError: Tool<typeof getInput> = {
  name: 'get_error',
  title: 'Read an error',
  description:
    'An error’s latest occurrence: what was thrown, the stack in source lines, what the page did ' +
    'before, and the trace in which it happened.',
  input: getInput,
  async run({ id }, { observatory, url }) {
    const { errors, reader } = observatory;
    const item = errors.items.get(Number(id));
    if (!item) throw new HttpError(404, 'item_not_found', `There is no error ${id}.`);
    const occurrences = await ofItem(reader, item.id, 10);
    const [latest] = occurrences;
    const say = [
      `Error ${id}, ${item.occurrences} times, first ${time(item.firstSeen)}. ${url}/errors/${id}`,
    ];
    if (!latest) return { say: [...say, 'No occurrence of it is kept any more.'] };
    const detail = await presentDetail(latest, errors.sourceMaps);
    const traces = occurrences.flatMap(({ traceId }) => traceId ?? []);
    return { say, data: [...detailLines(detail), `traces: ${traces.join(', ') || 'none'}`] };
  },
};

const shownFrames = 15;
const shownCrumbs = 15;

function detailLines(detail: ErrorDetail): string[] {
  const about = [detail.level, detail.platform, shown(detail.environment), time(detail.time_ms)];
  const lines = [shown(detail.title), about.join(' | ')];
  for (const { class: name, message, frames } of detail.chain) {
    lines.push(`${shown(name)}: ${shown(message, 1000)}`);
    for (const { method, file, line, code } of frames.slice(0, shownFrames)) {
      lines.push(`  at ${shown(method)} (${shown(file)}:${line ?? '?'})`);
      if (code) lines.push(`     ${shown(code.trim())}`);
    }
    if (frames.length > shownFrames) lines.push(`  … ${frames.length - shownFrames} more frames`);
  }
  const crumbs = detail.breadcrumbs.slice(-shownCrumbs);
  if (crumbs.length > 0) lines.push('before it:');
  return [
    ...lines,
    ...crumbs.map(({ time_ms, kind, text }) => `  ${time(time_ms)} ${shown(kind)} ${shown(text)}`),
  ];
}
