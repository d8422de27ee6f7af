// @vitest-environment node
import type { Message } from '@cruddur/contract/api/messages.ts';
import { describe, expect, it } from 'vitest';
import type { ThreadPage } from './messages.api.ts';
import type { Outgoing } from './outbox.ts';
import { dayInWords, timeline } from './timeline.ts';

const worf = { handle: 'worf', display_name: 'Worf' };

const said = (uuid: string, at: Date, mine = false): Message => ({
  uuid,
  ...worf,
  message: uuid,
  created_at: at.toISOString(),
  mine,
});
const page = (...messages: Message[]): ThreadPage => ({ with: worf, messages, next: undefined });
const at = (day: number, hour: number) => new Date(2026, 10, day, hour);

describe('timeline', () => {
  it('turns pages of newest first into days of oldest first, each message once', () => {
    const twice = said('b', at(21, 9));
    const days = timeline(
      [page(said('d', at(22, 8)), said('c', at(21, 10)), twice), page(twice, said('a', at(20, 7)))],
      [],
    );
    expect(days.map(({ lines }) => lines.map(({ key }) => key).join())).toEqual(['a', 'b,c', 'd']);
    expect(days[2]?.start).toBe(at(22, 0).getTime());
  });

  it('opens a run with each change of the one who speaks, and with each day', () => {
    const newestFirst = [
      said('e', at(22, 1)),
      said('d', at(21, 4)),
      said('c', at(21, 3), true),
      said('b', at(21, 2), true),
      said('a', at(21, 1)),
    ];
    const opens = timeline([page(...newestFirst)], []).flatMap(({ lines }) =>
      lines.filter((line) => line.opens).map(({ key }) => key),
    );
    expect(opens).toEqual(['a', 'b', 'd', 'e']);
  });

  it('has what is on its way at the end', () => {
    const outgoing: Outgoing = {
      key: 'k',
      handle: 'worf',
      message: 'Soon',
      at: at(21, 11).toISOString(),
      failure: undefined,
    };
    const [day] = timeline([page(said('a', at(21, 10)))], [outgoing]);
    expect(day?.lines.map(({ key, mine }) => [key, mine])).toEqual([
      ['a', false],
      ['k', true],
    ]);
    expect(day?.lines[1]?.outgoing).toBe(outgoing);
  });
});

describe('dayInWords', () => {
  const now = at(22, 15).getTime();
  it.each([
    [new Date(2026, 10, 22), 'Today'],
    [new Date(2026, 10, 21), 'Yesterday'],
    [new Date(2026, 10, 20), 'Friday, November 20'],
    [new Date(2025, 10, 20), 'November 20, 2025'],
  ])('%s is %s', (start, words) => {
    expect(dayInWords(start.getTime(), now)).toBe(words);
  });
});
