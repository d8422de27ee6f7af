import type { z } from 'zod';
import { HttpError } from './errors.ts';

/** The parameters of a request as the schema takes them; 400 with what is wrong with them. */
export function parseQuery<Output>(schema: z.ZodType<Output>, query: unknown): Output {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new HttpError(400, 'invalid_query', problems.join('; '));
}
