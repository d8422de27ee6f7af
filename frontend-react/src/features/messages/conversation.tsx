import { useInfiniteQuery } from '@tanstack/react-query';
import { UserRoundX } from 'lucide-react';
import { ApiError } from '../../shared/api-error.ts';
import { PageTitle } from '../../shared/page-title.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { MessageForm } from './message-form.tsx';
import { thread } from './messages.api.ts';
import { Thread } from './thread.tsx';
import { useSend } from './use-send.ts';

/** One conversation: what was said, and where to say more. */
export function Conversation({ handle }: { handle: string }) {
  const query = useInfiniteQuery(thread(handle));
  const { send, retry } = useSend(handle);
  const other = query.data?.pages[0]?.with;
  const refusal = query.error instanceof ApiError ? query.error : undefined;

  if (!query.data && refusal && (refusal.status === 404 || refusal.code === 'yourself')) {
    return (
      <>
        <PageTitle>Messages</PageTitle>
        <EmptyState
          icon={UserRoundX}
          title={refusal.status === 404 ? `Nobody is called @${handle}` : 'That is you'}
          text="Choose another conversation, or begin a new one."
        />
      </>
    );
  }
  if (query.error && !query.data) {
    return (
      <>
        <PageTitle>Messages</PageTitle>
        <ErrorNotice
          title="The conversation could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      </>
    );
  }
  return (
    <>
      <PageTitle heading={other?.display_name}>
        {other ? `${other.display_name} · Messages` : 'Messages'}
      </PageTitle>
      <Thread handle={handle} thread={query} onRetry={retry} />
      <MessageForm handle={handle} name={other?.display_name ?? `@${handle}`} onSend={send} />
    </>
  );
}
