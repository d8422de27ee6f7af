import { type ErrorCode, errorStatus } from '@cruddur/contract/api/errors.ts';
import type { z } from 'zod';
import { AppError } from './app-error.ts';

/**
 * `input` as the contract's `schema` reads it. The first rule that is broken decides the answer:
 * its own code if it names one, else that of `codes` for its field, else `invalid_field`.
 * @throws AppError
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  codes: Record<string, ErrorCode> = {},
): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.');
  if (!issue || !field)
    throw new AppError('bad_request', { sentence: 'The body must be an object.' });
  if (isErrorCode(issue.message)) throw new AppError(issue.message, { field });
  const code = codes[field];
  if (code !== undefined) throw new AppError(code, { field });
  throw new AppError('invalid_field', { sentence: `${field}: ${issue.message}.`, field });
}

function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorStatus, text);
}
