import type { CSSProperties } from 'react';

/** Hues on the OKLCH wheel, clear of red (errors) and amber (slow or dropped). */
const hues = [255, 165, 305, 205, 130, 335, 230, 280, 185, 148];

const assigned = new Map<string, number>();

/** FNV-1a: the same name gets the same hue in every session, whoever else is there. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (const char of name) {
    value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}

/**
 * The hue of a service: by its name, moved on to the next free one where two names meet, so that
 * services on one screen differ until there are more of them than hues.
 */
export function hueOf(service: string): number {
  const known = assigned.get(service);
  if (known !== undefined) return known;
  const taken = new Set(assigned.values());
  const start = hash(service) % hues.length;
  const order = hues.map((_, i) => hues[(start + i) % hues.length] ?? 0);
  const hue = order.find((candidate) => !taken.has(candidate)) ?? order[0] ?? 0;
  assigned.set(service, hue);
  return hue;
}

/** For an element of class `svc`: hands its hue to the tokens. */
export function serviceStyle(service: string): CSSProperties {
  return { '--hue': hueOf(service) } as CSSProperties;
}
