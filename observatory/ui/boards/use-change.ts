import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Board, BoardForm } from '../../api/boards.ts';
import { putBoard } from './api.ts';

interface Change {
  next: BoardForm;
  /** What was done, as one says it: `Renamed.` */
  said: string;
}

/** Changes of a board, the last of which can be undone. */
export function useChange(board: Board) {
  const client = useQueryClient();
  const [undoable, setUndoable] = useState<{ before: BoardForm; said: string }>();
  const put = useMutation({
    mutationFn: ({ next }: Change) => putBoard(board.id, next),
    onSuccess: (changed) => {
      client.setQueryData(['boards', board.id], changed);
      void client.invalidateQueries({ queryKey: ['boards'], exact: true });
    },
  });
  return {
    pending: put.isPending,
    error: put.error,
    change(next: BoardForm, said: string) {
      put.mutate({ next, said }, { onSuccess: () => setUndoable({ before: board, said }) });
    },
    said: undoable?.said,
    undo() {
      if (!undoable) return;
      put.mutate({ next: undoable.before, said: '' }, { onSuccess: () => setUndoable(undefined) });
    },
  };
}
