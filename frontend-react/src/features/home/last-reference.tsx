import { useMutationState } from '@tanstack/react-query';
import { Reference } from '../../shared/ui/reference.tsx';
import type { createCrud } from './home.api.ts';
import { postCrudKey } from './use-post-crud.ts';

/** The reference of the last crud that was posted from this page. */
export function LastReference() {
  const traceId = useMutationState({
    filters: { mutationKey: postCrudKey, status: 'success' },
    select: ({ state }) => (state.data as Awaited<ReturnType<typeof createCrud>>).traceId,
  }).at(-1);
  return (
    <div>
      {traceId ? (
        <Reference traceId={traceId} />
      ) : (
        <p>Post a crud, and its reference stands here.</p>
      )}
    </div>
  );
}
