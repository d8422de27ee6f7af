import type { LogGroup, LogStream } from '../../logs/catalogue.ts';
import type { LogStore } from '../../logs/store.ts';
import { notFound } from './errors.ts';

/** One operation: the parsed body of its request to the body of its answer. */
export type Operation = (request: unknown) => Promise<object>;

/** The group of that name. @throws AwsError ResourceNotFoundException */
export function findGroup({ catalogue }: LogStore, name: string): LogGroup {
  const group = catalogue.groups.get(name);
  if (!group) throw notFound('The specified log group does not exist.');
  return group;
}

/** The stream of that name. @throws AwsError ResourceNotFoundException */
export function findStream(group: LogGroup, name: string): LogStream {
  const stream = group.streams.get(name);
  if (!stream) throw notFound('The specified log stream does not exist.');
  return stream;
}

/** An account and a region that are nobody's; AWS's own documentation uses this account. */
export function groupArn(name: string): string {
  return `arn:aws:logs:us-east-1:123456789012:log-group:${name}`;
}

/** One page of a list that is all in memory; the token is where the next page begins. */
export function pageOf<Item>(
  items: readonly Item[],
  limit: number,
  token: string | undefined,
): { page: Item[]; nextToken?: string } {
  const from = Number(token ?? 0);
  const end = from + limit;
  const page = items.slice(from, end);
  return end < items.length ? { page, nextToken: String(end) } : { page };
}
