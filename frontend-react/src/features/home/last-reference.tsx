import { useMutationState } from '@tanstack/react-query';
import type { createCrud } from '../../shared/crud/cruds.api.ts';
import { Reference } from '../../shared/ui/reference.tsx';
import styles from './last-reference.module.css';
import { postCrudKey } from './use-post-crud.ts';

/** The reference of the last crud that was posted from this page. */
export function LastReference() {
  const traceId = useMutationState({
    filters: { mutationKey: postCrudKey, status: 'success' },
    select: ({ state }) => (state.data as Awaited<ReturnType<typeof createCrud>>).traceId,
  }).at(-1);
  return (
    <div className={styles.last}>
      {traceId ? (
        <>
          <span>Your last crud:</span> <Reference traceId={traceId} />
        </>
      ) : (
        'Post a crud, and its reference stands here.'
      )}
    </div>
  );
}
