import type { TraceSummary } from '../api.ts';
import { durationNanos, nanosToMs } from '../span.ts';
import type { Member } from './member.ts';
import { estimateSkew } from './skew.ts';

/** One row of the list of traces; `members` holds at least one span. */
export function summarise(
  traceId: string,
  members: readonly Member[],
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
    duration_ms:
      services.size > 1 && first
        ? correctedDuration(members, start ?? 0n, first.service)
        : nanosToMs(end - (start ?? 0n)),
    span_count: spans,
    error_count: errors,
    complete,
    received_ms: received,
  };
}

/** From the first start to the last end, in ms, once the services' clocks agree. */
function correctedDuration(members: readonly Member[], origin: bigint, reference: string): number {
  const spans = members.map((member) => {
    const start = nanosToMs(member.start - origin);
    const { spanId, parentSpanId, service, kind } = member;
    return {
      spanId,
      parentSpanId,
      service,
      kind,
      start,
      end: start + nanosToMs(durationNanos(member)),
    };
  });
  const skew = estimateSkew(spans, reference);
  const offsets = new Map(skew.map(({ service, offset_ms }) => [service, offset_ms]));
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { service, start, end } of spans) {
    const offset = offsets.get(service) ?? 0;
    first = Math.min(first, start + offset);
    last = Math.max(last, end + offset);
  }
  return last - first;
}

/** A root names the trace, and of several the earliest; without a root the earliest span does. */
function isBetterName(candidate: Member, current: Member): boolean {
  const isRoot = candidate.parentSpanId === '';
  if (isRoot !== (current.parentSpanId === '')) return isRoot;
  return candidate.start < current.start;
}
