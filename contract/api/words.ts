import { z } from 'zod';
import { countCharacters } from '../text.ts';

/** A character may be built of many code units (an emoji of a family has 25); a flood of them is none. */
const UNITS_A_CHARACTER = 25;

/**
 * Something that a person writes: not blank, and at most `maximum` characters as people count them.
 * `error` of each rule is an ErrorCode, which the server turns into the answer's code.
 */
export function words(maximum: number) {
  return z
    .string({ error: 'message_blank' })
    .refine((text) => text.trim() !== '', { error: 'message_blank', abort: true })
    .refine((text) => fits(text, maximum), { error: 'message_exceed_max_chars' })
    .meta({ description: `1 to ${maximum} characters as people count them` });
}

/** Whether `text` has at most `maximum` characters as people count them. */
export function fits(text: string, maximum: number): boolean {
  return text.length <= maximum * UNITS_A_CHARACTER && countCharacters(text) <= maximum;
}
