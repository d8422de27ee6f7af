import { useMutation } from '@tanstack/react-query';
import { Copy, Download, Trash2 } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { Board } from '../../api/boards.ts';
import { presets } from '../query/time/ranges.ts';
import { PauseButton } from '../shared/pause-button.tsx';
import { createBoard, deleteBoard, exportPath } from './api.ts';
import { Rename } from './rename.tsx';
import type { useChange } from './use-change.ts';

interface Props {
  board: Board;
  change: ReturnType<typeof useChange>;
  range: number | undefined;
  onRange: (range: number | undefined) => void;
}

/** The time of a whole board, and what can be done with it. */
export function BoardBar({ board, change, range, onRange }: Props) {
  const navigate = useNavigate();
  const copy = useMutation({
    mutationFn: () => createBoard({ ...board, name: `${board.name} (copy)`.slice(0, 255) }),
    onSuccess: ({ id }) => navigate(`/boards/${id}`),
  });
  const remove = useMutation({
    mutationFn: () => deleteBoard(board.id),
    onSuccess: () => navigate('/boards', { state: { deleted: board } }),
  });
  const known = range === undefined || presets.some(([seconds]) => seconds === range);
  return (
    <>
      <select
        aria-label="Time of all tiles"
        value={range ?? ''}
        onChange={(event) => onRange(Number(event.target.value) || undefined)}
      >
        <option value="">Each question’s own time</option>
        {!known && <option value={range}>Last {range} seconds</option>}
        {presets.map(([seconds, words]) => (
          <option key={seconds} value={seconds}>
            {words}
          </option>
        ))}
      </select>
      <PauseButton />
      <a className="button" href={exportPath(board.id)} download>
        <Download size={14} aria-hidden />
        Export
      </a>
      <button
        type="button"
        className="button"
        disabled={copy.isPending}
        title="Make a board of your own from it"
        onClick={() => copy.mutate()}
      >
        <Copy size={14} aria-hidden />
        Copy
      </button>
      {board.file === null && (
        <>
          <Rename
            board={board}
            pending={change.pending}
            onRename={(name, description) =>
              change.change({ ...board, name, description }, 'Renamed.')
            }
          />
          <button
            type="button"
            className="button"
            disabled={remove.isPending}
            onClick={() => remove.mutate()}
          >
            <Trash2 size={14} aria-hidden />
            Delete
          </button>
        </>
      )}
      {[copy.error, remove.error, change.error].map(
        (error) =>
          error && (
            <p key={error.message} className="error-text" role="alert">
              {error.message}
            </p>
          ),
      )}
    </>
  );
}
