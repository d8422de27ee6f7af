import { notifyManager, useMutation, useQueryClient } from '@tanstack/react-query';
import { messageGroups, sendMessage } from './messages.api.ts';
import { type Outgoing, putOut, takeBack } from './outbox.ts';
import { addMessage } from './thread-cache.ts';

/**
 * Sends messages to one person. A message stands in the thread at once; what could not be sent
 * stays there with its reason, to be tried again or taken back.
 */
export function useSend(handle: string) {
  const client = useQueryClient();
  const receiver = handle.toLowerCase();
  const { mutate } = useMutation({
    mutationKey: ['messages', 'send'],
    // One after another, so that they arrive in the order in which they were written.
    scope: { id: `message ${receiver}` },
    mutationFn: ({ key, message }: Outgoing) =>
      sendMessage({ user_receiver_handle: handle, message }, key),
    onMutate: (outgoing) => putOut({ ...outgoing, failure: undefined }),
    onSuccess: (sent, { key }) => {
      // In one turn, so that the message is never seen twice nor missing.
      notifyManager.batch(() => {
        addMessage(client, handle, sent);
        notifyManager.schedule(() => takeBack(key));
      });
      void client.invalidateQueries({ queryKey: messageGroups.queryKey });
    },
    onError: (failure, outgoing) => putOut({ ...outgoing, failure }),
  });
  return {
    send: (message: string) =>
      mutate({
        key: crypto.randomUUID(),
        handle: receiver,
        message,
        at: new Date().toISOString(),
        failure: undefined,
      }),
    retry: mutate,
  };
}
