/** `text` with something that makes it the only one of its kind, however often a test is run. */
export function unique(text: string): string {
  return `${text} (${crypto.randomUUID().slice(0, 8)})`;
}
