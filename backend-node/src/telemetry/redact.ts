/** `text` without what must never leave the process. */
export function redactText(text: string): string {
  return text.replace(/[^\s@"'<>]+@[^\s@"'<>]+\.[^\s@"'<>]+/g, '[redacted]');
}

/** `value` as it may stand under `key` in telemetry. */
export function redactAttribute<T>(_key: string, value: T): T | string {
  return typeof value === 'string' ? redactText(value) : value;
}
