import type { Member } from './member.ts';

/** How long nothing may have arrived for a trace before it can be called complete. */
export const quietMs = 300;

/**
 * How long a span that was sent before its end may still be followed by the finished one. The relay
 * has by then waited itself, so that after this the page is known to be gone.
 */
export const partialGraceMs = 2000;

const namedAtMost = 5;

/**
 * Why a trace is not complete, in sentences; none when it is. Complete means: a root has arrived,
 * every parent has arrived, no span is waiting for its end, and nothing came for a moment.
 */
export function whatIsMissing(members: ReadonlyMap<string, Member>, now: number): string[] {
  const sentences: string[] = [];
  const missing = new Map<string, Member>();
  let roots = 0;
  let lastReceived = 0;
  const unfinished: Member[] = [];
  for (const member of members.values()) {
    if (member.parentSpanId === '') roots++;
    else if (!members.has(member.parentSpanId)) missing.set(member.parentSpanId, member);
    if (isPending(member, now)) unfinished.push(member);
    lastReceived = Math.max(lastReceived, member.received);
  }
  if (members.size === 0) return ['No span of this trace has arrived.'];
  if (roots === 0 && missing.size === 0) sentences.push('No root span has arrived.');
  for (const [parent, child] of [...missing].slice(0, namedAtMost)) {
    sentences.push(`The parent ${parent} of "${child.name}" (${child.service}) has not arrived.`);
  }
  if (missing.size > namedAtMost) {
    sentences.push(`${missing.size - namedAtMost} more parents have not arrived.`);
  }
  for (const { name, service } of unfinished.slice(0, namedAtMost)) {
    sentences.push(`"${name}" (${service}) was sent before its end, which may still come.`);
  }
  if (now - lastReceived < quietMs) {
    sentences.push(`Its last span arrived less than ${quietMs} ms ago.`);
  }
  return sentences;
}

export function isPending(member: Member, now: number): boolean {
  return member.partial && now - member.received < partialGraceMs;
}
