import type { z } from 'zod';
import { Problem } from './problem.ts';

/** A request's body as the schema takes it. @throws Problem 422 that names each wrong member */
export function parseBody<Output>(schema: z.ZodType<Output>, body: unknown): Output {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map(({ path, message, code }) => ({
    code: code === 'invalid_type' && message.includes('undefined') ? 'missing' : 'invalid',
    field: path.join('.'),
    description: message,
  }));
  const error = details.map(({ field, description }) => `${field}: ${description}`).join('; ');
  throw new Problem(422, 'validation-failed', error, details);
}
