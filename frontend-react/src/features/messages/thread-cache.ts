import type { Message } from '@cruddur/contract/api/messages.ts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { newestOfThread, type ThreadPage, thread, threadsKey } from './messages.api.ts';

type Thread = InfiniteData<ThreadPage>;

/** Puts a message that I sent at the end of its thread, unless it came there by itself. */
export function addMessage(client: QueryClient, handle: string, message: Message): void {
  client.setQueryData(thread(handle).queryKey, (known: Thread | undefined) => {
    const [newest, ...older] = known?.pages ?? [];
    if (!known || !newest || holds(known, message.uuid)) return known;
    const messages = [message, ...newest.messages];
    return { ...known, pages: [{ ...newest, messages }, ...older] };
  });
}

/**
 * Reads what was said since, and puts it at the end of the thread, whose older pages stay. When so
 * much was said that it does not join up with what is known, the thread is read anew.
 */
export async function refreshThread(client: QueryClient, handle: string): Promise<void> {
  const { queryKey } = thread(handle);
  if (!client.getQueryData(queryKey)) return client.invalidateQueries({ queryKey });
  const fresh = await client.fetchQuery(newestOfThread(handle));
  const known = client.getQueryData<Thread>(queryKey);
  const [newest, ...older] = known?.pages ?? [];
  if (!known || !newest) return;
  const missing = fresh.messages.filter(({ uuid }) => !holds(known, uuid));
  const joinsUp = missing.length < fresh.messages.length || !fresh.next;
  if (!joinsUp) return client.resetQueries({ queryKey });
  if (missing.length === 0) return;
  const messages = [...missing, ...newest.messages].sort(newestFirst);
  client.setQueryData(queryKey, { ...known, pages: [{ ...newest, messages }, ...older] });
}

/** Refreshes every thread that is on the page, for when something may have been missed. */
export function refreshThreads(client: QueryClient): void {
  for (const query of client.getQueryCache().findAll({ queryKey: threadsKey, type: 'active' })) {
    void refreshThread(client, String(query.queryKey.at(-1))).catch(() => undefined);
  }
}

function holds({ pages }: Thread, uuid: string): boolean {
  return pages.some(({ messages }) => messages.some((each) => each.uuid === uuid));
}

function newestFirst(one: Message, other: Message): number {
  return Date.parse(other.created_at) - Date.parse(one.created_at);
}
