import { z } from 'zod';
import { invalid } from '../../xray/errors.ts';
import type { XrayStore } from '../../xray/store.ts';

/** What one path of the API does with a body. @throws XrayError */
export type Operation = (store: XrayStore, body: unknown) => Promise<object>;

/** An operation whose input is checked first. */
export function operation<Input>(
  schema: z.ZodType<Input>,
  run: (store: XrayStore, input: Input) => Promise<object> | object,
): Operation {
  return async (store, body) => {
    const parsed = schema.safeParse(body ?? {});
    if (parsed.success) return run(store, parsed.data);
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
    throw invalid(problems.join('; '));
  };
}

/** A moment in epoch seconds, or as ISO 8601, which some clients send. In milliseconds then. */
export const moment = z
  .union([
    z.number(),
    z.iso.datetime({ offset: true }).transform((text) => Date.parse(text) / 1000),
  ])
  .transform((seconds) => seconds * 1000);

export const tagList = z
  .array(z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
  .max(50)
  .default([]);

export function tagsOf(list: readonly { Key: string; Value: string }[]): Record<string, string> {
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
}

/** One page of what is there; the token is where the next one starts. */
export function page<Item>(
  items: readonly Item[],
  token: string | undefined,
  size: number,
): { items: Item[]; NextToken?: string } {
  const from = token === undefined ? 0 : Number(token);
  if (!Number.isSafeInteger(from) || from < 0) throw invalid('The NextToken is not one of ours.');
  const to = from + size;
  return {
    items: items.slice(from, to),
    ...(to < items.length ? { NextToken: String(to) } : {}),
  };
}
