import type { Attributes, AttributeValue } from '../../api.ts';

/** An attribute's value as text: strings as they are, anything else as JSON. */
export function valueText(value: AttributeValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The attributes whose key or value holds the text, by key. */
export function filterAttributes(attributes: Attributes, text: string): [string, AttributeValue][] {
  const wanted = text.trim().toLowerCase();
  return Object.entries(attributes)
    .filter(([key, value]) => `${key}\n${valueText(value)}`.toLowerCase().includes(wanted))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

const units: [RegExp, string][] = [
  [/(_ms|\.ms)$/, 'ms'],
  [/(body\.size|content_length(_uncompressed)?|_bytes)$/, 'B'],
];

/** The unit of a number, where the key names it. */
export function unitOf(key: string, value: AttributeValue): string {
  if (typeof value !== 'number') return '';
  return units.find(([form]) => form.test(key))?.[1] ?? '';
}
