import {
  Message,
  type MessageGroup,
  MessageGroups,
  MessageThread,
  type SendMessage,
} from '@cruddur/contract/api/messages.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { callApi } from '../../shared/api-client.ts';

export interface GroupPage {
  groups: MessageGroup[];
  next: string | undefined;
}

/** A page of a thread, newest first; the next page is older. */
export interface ThreadPage extends MessageThread {
  next: string | undefined;
}

/** My conversations, the last spoken in first. */
export const messageGroups = infiniteQueryOptions({
  queryKey: ['messages', 'groups'],
  queryFn: async ({ pageParam, signal }): Promise<GroupPage> => {
    const { data, next } = await callApi<MessageGroup[]>(pageParam, {
      answer: CHECK_ANSWERS ? MessageGroups : undefined,
      signal,
    });
    return { groups: data, next };
  },
  initialPageParam: '/api/message_groups',
  getNextPageParam: (page) => page.next,
});

const threadPath = (handle: string) => `/api/messages/@${handle}`;

async function readThread(path: string, signal: AbortSignal): Promise<ThreadPage> {
  const { data, next } = await callApi<MessageThread>(path, {
    answer: CHECK_ANSWERS ? MessageThread : undefined,
    signal,
  });
  return { ...data, next };
}

export const threadsKey = ['messages', 'thread'] as const;

/** What somebody and I said. What comes is put in by thread-cache.ts, and nothing is read twice. */
export const thread = (handle: string) =>
  infiniteQueryOptions({
    queryKey: [...threadsKey, handle.toLowerCase()],
    queryFn: ({ pageParam, signal }) => readThread(pageParam, signal),
    initialPageParam: threadPath(handle),
    getNextPageParam: (page) => page.next,
  });

/** The newest page of a thread by itself, always asked for anew. */
export const newestOfThread = (handle: string) =>
  queryOptions({
    queryKey: ['messages', 'newest', handle.toLowerCase()],
    queryFn: ({ signal }) => readThread(threadPath(handle), signal),
    staleTime: 0,
    gcTime: 0,
  });

/** @param key the same for every try, so that a message is sent once */
export async function sendMessage(message: SendMessage, key: string): Promise<Message> {
  const { data } = await callApi<Message>('/api/messages', {
    method: 'POST',
    body: message,
    headers: { 'idempotency-key': key },
    answer: CHECK_ANSWERS ? Message : undefined,
    keepalive: true,
  });
  return data;
}

/** I have read what somebody wrote to me. */
export function markThreadRead(handle: string) {
  return callApi<undefined>(`${threadPath(handle)}/read`, {
    method: 'PUT',
    answer: undefined,
    keepalive: true,
  });
}
