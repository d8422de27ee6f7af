import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import './boards.css';
import type { Board, BoardSummary } from '../../api/boards.ts';
import { Unread } from '../shared/states.tsx';
import { createBoard, putBoard } from './api.ts';
import { useBoards } from './use-boards.ts';

/** The questions we keep. */
export function BoardsScreen() {
  const { data: boards, error, refetch } = useBoards();
  const own = boards?.filter(({ file }) => file === null) ?? [];
  return (
    <div className="boards">
      <title>Boards · Observatory</title>
      <div className="boards-head">
        <h1>Boards</h1>
        <span className="spacer" />
        <Import />
      </div>
      <p className="boards-about">
        Questions that are kept. Those of the repository are files in{' '}
        <code>observatory/boards/definitions</code>; <code>npm run honeycomb:plan</code> shows what
        would be written to your Honeycomb account.
      </p>
      <Deleted />
      {!boards && <Unread what="boards" rows={8} error={error} retry={refetch} />}
      {boards && (
        <>
          <Cards title="Of the repository" boards={boards.filter(({ file }) => file !== null)} />
          <Cards title="Your own" boards={own} />
          {own.length === 0 && (
            <p className="boards-about">
              None yet. Ask something under <Link to="/query">Query</Link> and add it to a board, or
              copy one of the above.
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Cards({ title, boards }: { title: string; boards: readonly BoardSummary[] }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {boards.length > 0 && (
        <ul className="board-list">
          {boards.map(({ id, name, description, questions }) => (
            <li key={id} className="board-card">
              <h3>
                <Link to={`/boards/${id}`}>{name}</Link>
              </h3>
              {description && <p>{description}</p>}
              <ul>
                {questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A board that was just deleted can be brought back. */
function Deleted() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const state = useLocation().state as { deleted?: Board } | null;
  const undo = useMutation({
    mutationFn: (board: Board) => putBoard(board.id, board),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['boards'] });
      navigate(`/boards/${id}`, { replace: true });
    },
  });
  const deleted = state?.deleted;
  if (!deleted) return null;
  return (
    <p className="board-notice" role="status">
      {undo.error ? undo.error.message : `${deleted.name} was deleted.`}
      <button type="button" className="link" onClick={() => undo.mutate(deleted)}>
        Undo
      </button>
    </p>
  );
}

/** Makes a board from a file that was exported. */
function Import() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const load = useMutation({
    mutationFn: async (file: File) => createBoard(parse(await file.text())),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['boards'], exact: true });
      navigate(`/boards/${id}`);
    },
  });
  function chosen(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    if (file) load.mutate(file);
    event.target.value = '';
  }
  return (
    <>
      {load.error && (
        <p className="error-text" role="alert">
          {load.error.message}
        </p>
      )}
      <button type="button" className="button" onClick={() => input.current?.click()}>
        <Upload size={14} aria-hidden />
        Import
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="Board file"
        onChange={chosen}
      />
    </>
  );
}

function parse(text: string): Board {
  try {
    return JSON.parse(text) as Board;
  } catch {
    throw new Error('The file is not JSON, so it is no board.');
  }
}
