import { z } from 'zod';
import { invalidParameter } from './errors.ts';

export const groupName = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[.\-_/#A-Za-z0-9]+$/, 'has a character that names of log groups may not have');

export const streamName = z
  .string()
  .min(1)
  .max(512)
  .regex(/^[^:*]*$/, 'may have no colon and no asterisk');

const arn = /^arn:aws[\w-]*:logs:[\w-]*:\d*:log-group:([^:*]+)(?::\*)?$/;

/** A group's name or its ARN, as the newer operations take it. */
const groupIdentifier = z
  .string()
  .max(2048)
  .transform((given) => arn.exec(given)?.[1] ?? given);

/** Members of a request that name one group, by either of its two parameters. */
export const anyGroup = {
  logGroupName: groupName.optional(),
  logGroupIdentifier: groupIdentifier.optional(),
};

/** The group that a request names; InvalidParameterException when it names none. */
export function namedGroup(request: {
  logGroupName?: string | undefined;
  logGroupIdentifier?: string | undefined;
}): string {
  const name = request.logGroupName ?? request.logGroupIdentifier;
  if (name === undefined) throw invalidParameter('logGroupName or logGroupIdentifier is needed.');
  return name;
}

export const epochMs = z.number().int().min(0).max(1e15);

/** How many of a list are asked for, which is also how many there are when nobody says. */
export function pageLimit(most: number) {
  return z.number().int().min(1).max(most).default(most);
}

/** The request as the schema takes it; InvalidParameterException with what is wrong with it. */
export function parseRequest<Output>(schema: z.ZodType<Output>, request: unknown): Output {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const count =
    problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;
  throw invalidParameter(`${count} detected: ${problems.slice(0, 5).join('; ')}`);
}
