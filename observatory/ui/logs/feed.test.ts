import { expect, it } from 'vitest';
import type { LogEvent, LogList } from '../../api/logs.ts';
import { mostOfFirstPage, rowsOf, withArrived } from './feed.ts';

const event = (n: number, time = n): LogEvent => ({
  id: String(1000 + n),
  group: 'g',
  stream: 's',
  time_ms: time,
  received_ms: n,
  level: null,
  trace_id: null,
  message: String(n),
  fields: null,
});
const page = (...events: LogEvent[]): LogList => ({ events, next: '1-1', newest: '1000' });
const data = (...pages: LogList[]) => ({ pages, pageParams: pages.map(() => null) });
const ids = (pages: LogList[]) => rowsOf(pages).map(({ message }) => Number(message));

it('shows the oldest first, each once, and late ones in their place', () => {
  const read = data(page(event(5), event(3)), page(event(2), event(1)));
  const arrived = { events: [event(5), event(6, 4), event(7)], next: null, newest: '1007' };
  const merged = withArrived(read, arrived);
  expect(ids(merged.pages)).toEqual([1, 2, 3, 6, 5, 7]);
  expect(merged.pages[0]?.newest).toBe('1007');
  expect(merged.pages[0]?.next).toBe('1-1');
});

it('lets the oldest go when there are too many, and knows where to read on', () => {
  const many = Array.from({ length: mostOfFirstPage + 10 }, (_, n) => event(n));
  const merged = withArrived(data(page(event(0)), page(event(-1))), page(...many));
  expect(ids(merged.pages)).toEqual(many.slice(10).map(({ time_ms }) => time_ms));
  expect(merged.pages).toHaveLength(1);
  expect(merged.pages[0]?.next).toBe('10-1010');
});
