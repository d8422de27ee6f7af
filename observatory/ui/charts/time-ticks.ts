const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const steps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2, 7, 14, 28, 91, 364].map((n) => n * day),
];

/** At most about `most` moments between two others, at full units of this machine's clock. */
export function timeTicks(startMs: number, endMs: number, most: number): number[] {
  const rough = (endMs - startMs) / Math.max(1, most);
  const years = 364 * day;
  const step = steps.find((each) => each >= rough) ?? Math.ceil(rough / years) * years;
  // Full units are counted from local midnight; a change of the clock moves them on by an hour.
  const midnight = new Date(startMs).setHours(0, 0, 0, 0);
  const ticks: number[] = [];
  const first = Math.ceil((startMs - midnight) / step);
  for (let i = first; midnight + i * step <= endMs; i += 1) {
    ticks.push(step >= day ? atDay(midnight, (i * step) / day) : midnight + i * step);
  }
  return ticks;
}

function atDay(midnight: number, days: number): number {
  const date = new Date(midnight);
  return date.setDate(date.getDate() + days);
}

const two = (value: number) => String(value).padStart(2, '0');

/** `14:05`, with seconds or milliseconds where the ticks need them, the day where it begins. */
export function timeLabels(ticks: readonly number[]): string[] {
  const step = (ticks[1] ?? Number.POSITIVE_INFINITY) - (ticks[0] ?? 0);
  return ticks.map((tick) => {
    const date = new Date(tick);
    if (date.getHours() + date.getMinutes() + date.getSeconds() === 0 && tick % second === 0) {
      return dayLabel(date);
    }
    const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
    if (step >= minute) return clock;
    const seconds = `${clock}:${two(date.getSeconds())}`;
    return step >= second
      ? seconds
      : `${seconds}.${String(date.getMilliseconds()).padStart(3, '0')}`;
  });
}

function dayLabel(date: Date): string {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}

/** A moment for a tooltip: `14:05:20`, with the day when it is not `nowMs`'s. */
export function clockTime(ms: number, nowMs: number = Date.now()): string {
  const date = new Date(ms);
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  const fraction = ms % second === 0 ? '' : `.${String(date.getMilliseconds()).padStart(3, '0')}`;
  const today = new Date(nowMs).toDateString() === date.toDateString();
  return `${today ? '' : `${dayLabel(date)} `}${clock}${fraction}`;
}

/** Names the clock that a time axis goes by: `local time (UTC+01:00)`. */
export function clockName(ms: number = Date.now()): string {
  const offset = -new Date(ms).getTimezoneOffset();
  const distance = `${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `local time (UTC${offset < 0 ? '−' : '+'}${distance})`;
}
