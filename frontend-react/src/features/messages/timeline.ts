import type { Message } from '@cruddur/contract/api/messages.ts';
import type { ThreadPage } from './messages.api.ts';
import type { Outgoing } from './outbox.ts';

/** A message as the thread shows it: one that was said, or one that is on its way. */
export interface Line {
  key: string;
  message: string;
  at: number;
  mine: boolean;
  /** The first of several that one of the two said in a row. */
  opens: boolean;
  /** Set while it is not known to have arrived. */
  outgoing?: Outgoing;
}

export interface Day {
  /** Midnight of the reader's own time zone, in milliseconds since the epoch. */
  start: number;
  lines: Line[];
}

/** What was said, oldest first, by day; what is on its way comes last. */
export function timeline(pages: readonly ThreadPage[], waiting: readonly Outgoing[]): Day[] {
  const said = new Map<string, Message>();
  for (const page of pages) for (const each of page.messages) said.set(each.uuid, each);
  const lines = [
    ...[...said.values()].reverse().map(({ uuid, message, created_at, mine }) => ({
      key: uuid,
      message,
      at: Date.parse(created_at),
      mine,
    })),
    ...waiting.map((outgoing) => ({
      key: outgoing.key,
      message: outgoing.message,
      at: Date.parse(outgoing.at),
      mine: true,
      outgoing,
    })),
  ];
  const days: Day[] = [];
  for (const line of lines) {
    const start = new Date(line.at).setHours(0, 0, 0, 0);
    let day = days.at(-1);
    if (day?.start !== start) {
      day = { start, lines: [] };
      days.push(day);
    }
    day.lines.push({ ...line, opens: day.lines.at(-1)?.mine !== line.mine });
  }
  return days;
}

const weekday = new Intl.DateTimeFormat('en', { weekday: 'long', month: 'long', day: 'numeric' });
const withYear = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

/** `Today`, `Yesterday`, `Friday, November 20`, in another year `November 20, 2025`. */
export function dayInWords(start: number, now: number): string {
  const today = new Date(now);
  if (start === today.setHours(0, 0, 0, 0)) return 'Today';
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (start === yesterday.setHours(0, 0, 0, 0)) return 'Yesterday';
  const sameYear = new Date(start).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? weekday : withYear).format(start);
}
