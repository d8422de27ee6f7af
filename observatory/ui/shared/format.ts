const grouped = new Intl.NumberFormat('en-GB');

/** 12345 → `12,345`. */
export function count(value: number): string {
  return grouped.format(value);
}

/** `1 span`, `2 spans`. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Three significant digits at most, without a tail of zeros: 12.3, 4, 0.25. */
function digits(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/**
 * A duration for reading, from milliseconds: µs, ms or s with three significant digits, then
 * minutes and seconds, hours and minutes, days and hours. The unit is chosen after rounding, so
 * 999.96 ms reads `1 s` and never `1000 ms`.
 */
export function duration(ms: number): string {
  if (ms < 0) return `−${duration(-ms)}`;
  if (ms === 0) return '0 ms';
  const rounded = Number(ms.toPrecision(3));
  if (rounded < 1) return `${digits(ms * 1000)} µs`;
  if (rounded < 1000) return `${digits(ms)} ms`;
  if (rounded < 60_000) return `${digits(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return pair(seconds, 60, 'min', 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return pair(minutes, 60, 'h', 'min');
  return pair(Math.round(minutes / 60), 24, 'd', 'h');
}

function pair(value: number, base: number, big: string, small: string): string {
  const rest = value % base;
  return `${Math.floor(value / base)} ${big}${rest ? ` ${rest} ${small}` : ''}`;
}

/** The same duration to the nanosecond, for a title: `12.345678 ms`. */
export function exactDuration(ms: number): string {
  return `${Number(ms.toFixed(6))} ms`;
}

/** A share of a whole, 0.1234 → `12 %`; below one per cent `< 1 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '< 1 %';
  return `${Math.round(share * 100)} %`;
}

const byteUnits = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes in binary units: 1536 → `1.5 KiB`. */
export function bytes(value: number): string {
  let scaled = value;
  let unit = 0;
  while (scaled >= 1000 && unit < byteUnits.length - 1) {
    scaled /= 1024;
    unit += 1;
  }
  return `${digits(scaled)} ${byteUnits[unit]}`;
}
