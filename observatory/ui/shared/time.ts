import { useSyncExternalStore } from 'react';

/** Nanoseconds since the epoch, as a string, to epoch milliseconds with fractions. */
export function nanoToMs(nano: string): number {
  return Number(BigInt(nano) / 1000n) / 1000;
}

/** How long ago, in words that say so: `now`, `12 s ago`, `3 min ago`, `2 h ago`, `4 d ago`. */
export function ago(thenMs: number, nowMs: number): string {
  const seconds = Math.floor((nowMs - thenMs) / 1000);
  if (seconds < 1) return 'now';
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86_400)} d ago`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** A moment on this machine's clock with its offset: `2026-11-22 14:03:05.123 +01:00`. */
export function moment(ms: number): string {
  const date = new Date(ms);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  const fraction = String(date.getMilliseconds()).padStart(3, '0');
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? '−' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${day} ${time}.${fraction} ${zone}`;
}

const listeners = new Set<() => void>();
let current = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  current = Date.now();
  timer ??= setInterval(() => {
    current = Date.now();
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present in epoch milliseconds, moved on every second; all ages share one timer. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current);
}
