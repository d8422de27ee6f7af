import type { Selection } from '../bubbleup/bubble-up.tsx';
import { NotAQuestion, toSpec } from './shape.ts';

/** A selection out of an address; null where there is none that makes sense. */
export function readSelection(text: string | null): Selection | null {
  if (!text) return null;
  try {
    return toSelection(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof NotAQuestion) return null;
    throw error;
  }
}

function toSelection(json: unknown): Selection | null {
  if (typeof json !== 'object' || json === null) return null;
  const { startMs, endMs, min, max, column, filters } = json as Record<string, unknown>;
  if (filters !== undefined) return { filters: toSpec({ filters }).filters ?? [] };
  if (typeof column !== 'string') return null;
  const numbers = { startMs, endMs, min, max };
  if (!Object.values(numbers).every(Number.isFinite)) return null;
  return { ...(numbers as Record<keyof typeof numbers, number>), column };
}
