import { isDeepStrictEqual } from 'node:util';
import type { Facts, Resource } from './resource.ts';

export interface Change {
  key: string;
  from: unknown;
  to: unknown;
}

export type Difference =
  | { resource: Resource; kind: 'missing' }
  | { resource: Resource; kind: 'same' }
  | { resource: Resource; kind: 'changed'; changes: Change[] };

/** How a resource in AWS differs from what is wanted. */
export async function differenceOf(resource: Resource): Promise<Difference> {
  const current = await resource.current();
  if (current === undefined) return { resource, kind: 'missing' };
  const changes = changesBetween(current, resource.wanted);
  return changes.length === 0 ? { resource, kind: 'same' } : { resource, kind: 'changed', changes };
}

/** The wanted facts that do not hold; facts that nobody asked for do not count. */
export function changesBetween(current: Facts, wanted: Facts): Change[] {
  return Object.entries(wanted)
    .filter(([key, to]) => !isDeepStrictEqual(current[key], to))
    .map(([key, to]) => ({ key, from: current[key], to }));
}

/** The difference for a person: a line for the resource, and one for each change of it. */
export function describe(difference: Difference): string[] {
  const { name } = difference.resource;
  switch (difference.kind) {
    case 'missing':
      return [`+ ${name}`];
    case 'same':
      return [`= ${name}`];
    case 'changed':
      return [
        `~ ${name}`,
        ...difference.changes.map(
          ({ key, from, to }) => `    ${key}: ${shown(from)} → ${shown(to)}`,
        ),
      ];
  }
}

const LONGEST = 100;

function shown(value: unknown): string {
  const text = value === undefined ? 'not set' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
