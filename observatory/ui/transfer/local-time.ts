/** Epoch milliseconds as the field for a date and a time has them: `2026-11-22T14:03:05`, local. */
export function toLocal(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${day}T${time}`;
}

/** Undefined while the field is empty or half filled in. */
export function fromLocal(text: string): number | undefined {
  const ms = new Date(text).valueOf();
  return Number.isNaN(ms) || ms < 0 ? undefined : ms;
}
