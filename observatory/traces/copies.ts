import type { Copy } from '../store/copies.ts';
import type { ReceivedSpan } from '../store/reader.ts';
import { type Member, memberOf, supersedes } from './member.ts';

/** Of each span of a trace the copy that stays, and those that are stored beside it. */
export interface Sorted {
  kept: Member[];
  extra: Copy[];
}

/**
 * Tells copies of spans apart: senders that get no answer send again, perhaps long after the trace was
 * put away, and a page that was left may have sent its spans before their end. The finished copy
 * stays, and of several the first. `stored` comes from the table in order of arrival; `arrived` has
 * come since, and may be in the table already.
 */
export function sortCopies(
  traceId: string,
  stored: readonly ReceivedSpan[],
  arrived: ReadonlyMap<string, Member>,
): Sorted {
  const kept = new Map<string, Member>();
  const extra: Copy[] = [];
  const seen = new Set<string>();
  const add = (member: Member) => {
    const copy = `${member.spanId} ${member.received}`;
    if (seen.has(copy)) return;
    seen.add(copy);
    const other = kept.get(member.spanId);
    const stays = !other || supersedes(other);
    if (stays) kept.set(member.spanId, member);
    const goes = stays ? other : member;
    if (goes) extra.push({ traceId, spanId: goes.spanId, received: goes.received });
  };
  for (const { span, received } of stored) add(memberOf(span, received));
  for (const spanId of [...kept.keys()]) {
    const member = arrived.get(spanId);
    if (member) add(member);
  }
  return { kept: [...kept.values()], extra };
}
