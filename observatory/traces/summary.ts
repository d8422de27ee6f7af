import type { TraceSummary } from '../api.ts';
import { nanosToMs } from '../span.ts';
import type { Member } from './member.ts';

/** One row of the list of traces; `members` holds at least one span. */
export function summarise(
  traceId: string,
  members: Iterable<Member>,
  complete: boolean,
): TraceSummary {
  let first: Member | undefined;
  let start: bigint | undefined;
  let end = 0n;
  let spans = 0;
  let errors = 0;
  let received = 0;
  const services = new Map<string, number>();
  for (const member of members) {
    if (!first || isBetterName(member, first)) first = member;
    if (start === undefined || member.start < start) start = member.start;
    if (member.start > end) end = member.start;
    if (member.end > end) end = member.end;
    spans++;
    if (member.error) errors++;
    received = Math.max(received, member.received);
    services.set(member.service, (services.get(member.service) ?? 0) + 1);
  }
  return {
    trace_id: traceId,
    name: first?.name ?? '',
    root_service: first?.service ?? '',
    services: [...services]
      .map(([name, count]) => ({ name, spans: count }))
      .sort((a, b) => b.spans - a.spans || (a.name < b.name ? -1 : 1)),
    start_unix_nano: String(start ?? 0n),
    duration_ms: nanosToMs(end - (start ?? 0n)),
    span_count: spans,
    error_count: errors,
    complete,
    received_ms: received,
  };
}

/** A root names the trace, and of several the earliest; without a root the earliest span does. */
function isBetterName(candidate: Member, current: Member): boolean {
  const isRoot = candidate.parentSpanId === '';
  if (isRoot !== (current.parentSpanId === '')) return isRoot;
  return candidate.start < current.start;
}
