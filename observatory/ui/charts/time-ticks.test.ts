import { expect, it } from 'vitest';
import { clockName, clockTime, timeLabels, timeTicks } from './time-ticks.ts';

const at = (clock: string) => new Date(`2026-11-22T${clock}`).getTime();

it('stands at full units of the local clock', () => {
  const ticks = timeTicks(at('14:03:20'), at('14:33:20'), 6);
  expect(timeLabels(ticks)).toEqual(['14:05', '14:10', '14:15', '14:20', '14:25', '14:30']);
});

it('shows seconds and milliseconds only where the steps are so short', () => {
  expect(timeLabels(timeTicks(at('14:00:00'), at('14:00:30'), 3))).toEqual([
    '14:00:00',
    '14:00:10',
    '14:00:20',
    '14:00:30',
  ]);
  expect(timeLabels([at('14:00:00.250'), at('14:00:00.500')])).toEqual([
    '14:00:00.250',
    '14:00:00.500',
  ]);
});

it('names the day where it begins, and steps from midnight to midnight over days', () => {
  const night = timeTicks(at('22:00:00'), at('22:00:00') + 6 * 3_600_000, 3);
  expect(timeLabels(night)).toEqual(['22:00', '23 Nov', '02:00', '04:00']);
  const month = timeTicks(new Date(2026, 2, 20).getTime(), new Date(2026, 3, 3).getTime(), 7);
  expect(month.every((tick) => new Date(tick).getHours() === 0)).toBe(true);
});

it('never makes more ticks than anybody could read', () => {
  expect(timeTicks(0, 1e15, 8).length).toBeLessThanOrEqual(12);
});

it('says the day in a tooltip when it is not today, and which clock it goes by', () => {
  expect(clockTime(at('14:05:20'), at('20:00:00'))).toBe('14:05:20');
  expect(clockTime(at('14:05:20.5'), at('20:00:00') + 86_400_000)).toBe('22 Nov 14:05:20.500');
  expect(clockName(at('12:00:00'))).toMatch(/^local time \(UTC[+−]\d\d:\d\d\)$/);
});
