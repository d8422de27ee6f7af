import type { Span, TraceDetail } from '../api.ts';
import { ms, shown, time } from './text.ts';

/** Spans of one name under the same parent that are listed one by one. */
const listedAlike = 3;
const listedErrors = 10;
const listedSections = 8;

/** What the trace is as a whole. */
export function headLines({ trace, network_ms, skew }: TraceDetail): string[] {
  const services = trace.services.map(({ name, spans }) => `${shown(name)} ${spans}`);
  const lines = [
    `${shown(trace.name)} – ${ms(trace.duration_ms)}, began ${time(Number(trace.start_unix_nano) / 1e6)}`,
    `${trace.span_count} spans (${services.join(', ')}), ${trace.error_count} with errors`,
  ];
  if (network_ms !== null) lines.push(`network between browser and server: ${ms(network_ms)}`);
  for (const { service, offset_ms } of skew) {
    if (offset_ms !== 0) lines.push(`clock of ${shown(service)} corrected by ${ms(offset_ms)}`);
  }
  return lines;
}

export function errorLines(spans: readonly Span[]): string[] {
  const failed = spans.filter(({ error }) => error);
  const lines = failed.slice(0, listedErrors).map((span) => {
    const exception = span.events.find(({ name }) => name === 'exception')?.attributes ?? {};
    const what = [
      exception['exception.type'],
      exception['exception.message'] ?? span.status_message,
    ];
    const said = what.filter((part) => part).map((part) => shown(part));
    return `  ${span.span_id} ${shown(span.name)}: ${said.join(': ') || 'no message'}`;
  });
  const left = failed.length - listedErrors;
  if (left > 0) lines.push(`  … and ${left} more`);
  return lines.length > 0 ? ['', 'errors:', ...lines] : [];
}

/** The spans that the whole waited for longest. */
export function criticalLines({ critical_path, spans, trace }: TraceDetail): string[] {
  const waited = new Map<string, number>();
  for (const { span_id, start_ms, end_ms } of critical_path) {
    waited.set(span_id, (waited.get(span_id) ?? 0) + end_ms - start_ms);
  }
  const byId = new Map(spans.map((span) => [span.span_id, span]));
  const longest = [...waited].sort((a, b) => b[1] - a[1]).slice(0, listedSections);
  const lines = longest.map(([id, duration]) => {
    const share = trace.duration_ms > 0 ? Math.round((100 * duration) / trace.duration_ms) : 100;
    return `  ${ms(duration)} (${share} %) in ${id} ${shown(byId.get(id)?.name ?? '')}`;
  });
  return lines.length > 0 ? ['', 'critical path, longest first:', ...lines] : [];
}

/** The tree; of many alike under one parent the longest are listed and the others counted. */
export function treeLines({ spans }: TraceDetail): string[] {
  const ids = new Set(spans.map(({ span_id }) => span_id));
  const children = Map.groupBy(spans, ({ parent_span_id }) =>
    parent_span_id && ids.has(parent_span_id) ? parent_span_id : '',
  );
  const lines = ['', 'start | duration | self | span | service: name'];
  const seen = new Set<string>();
  // A stack and not recursion: a hostile trace is as deep as it has spans.
  const stack = entries(children.get('') ?? [], 0);
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (typeof next === 'string') {
      lines.push(next);
      continue;
    }
    const { span, depth } = next;
    if (seen.has(span.span_id)) continue;
    seen.add(span.span_id);
    lines.push(`${indent(depth)}${spanLine(span)}`);
    const below = children.get(span.span_id) ?? [];
    stack.push(...entries(below, depth + 1));
  }
  return lines;
}

type Entry = { span: Span; depth: number } | string;

/** Last first, as a stack takes them. */
function entries(siblings: readonly Span[], depth: number): Entry[] {
  const found: Entry[] = [];
  for (const [name, alike] of Map.groupBy(siblings, ({ name }) => name)) {
    const byDuration = alike.toSorted((a, b) => b.duration_ms - a.duration_ms);
    const listed = new Set(
      alike.length > listedAlike + 1 ? byDuration.slice(0, listedAlike) : alike,
    );
    const left = alike.filter((span) => !listed.has(span));
    found.push(...alike.filter((span) => listed.has(span)).map((span) => ({ span, depth })));
    if (left.length === 0) continue;
    const sum = ms(left.reduce((total, { duration_ms }) => total + duration_ms, 0));
    found.push(`${indent(depth)}… ${left.length} more “${shown(name)}”, ${sum} together`);
  }
  return found.reverse();
}

const deepestIndent = 30;
const indent = (depth: number) => '  '.repeat(Math.min(depth, deepestIndent));

function spanLine(span: Span): string {
  const marks = [span.error ? ' ERROR' : '', span.partial ? ' (end not known)' : ''].join('');
  const times = `+${ms(span.start_ms)} | ${ms(span.duration_ms)} | self ${ms(span.self_ms)}`;
  return `${times} | ${span.span_id} | ${shown(span.service)}: ${shown(span.name)}${marks}`;
}
