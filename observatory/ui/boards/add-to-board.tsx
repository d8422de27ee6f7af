import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LayoutDashboard } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import './boards.css';
import { type Board, type QueryStyle, queryStyles } from '../../api/boards.ts';
import type { QueryRequest } from '../../api/query.ts';
import { describe } from '../query/describe.ts';
import { addPanel, createBoard } from './api.ts';
import { FormDialog } from './form-dialog.tsx';
import { useBoards } from './use-boards.ts';

const styleWords: Record<QueryStyle, string> = {
  graph: 'Charts',
  table: 'Table',
  combo: 'Chart and table',
};

/** A button that keeps a question on a board of one's own, or on a new one. */
export function AddToBoard({ request }: { request: QueryRequest }) {
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState<Board>();
  return (
    <>
      <button type="button" className="button button-small" onClick={() => setOpen(true)}>
        <LayoutDashboard size={13} aria-hidden />
        Add to board
      </button>
      <span role="status">{added && <Link to={`/boards/${added.id}`}>On {added.name}</Link>}</span>
      {open && (
        <AddDialog
          request={request}
          onClose={() => setOpen(false)}
          onAdded={(board) => {
            setAdded(board);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

interface Props {
  request: QueryRequest;
  onClose: () => void;
  onAdded: (board: Board) => void;
}

function AddDialog({ request, onClose, onAdded }: Props) {
  const client = useQueryClient();
  const own = (useBoards().data ?? []).filter(({ file }) => file === null);
  const [name, setName] = useState(describe(request.query).slice(0, 320));
  const [style, setStyle] = useState<QueryStyle>(
    request.query.breakdowns?.length ? 'combo' : 'graph',
  );
  const [chosen, setChosen] = useState<string>();
  const [title, setTitle] = useState('My board');
  const boardId = chosen ?? own[0]?.id ?? '';
  const add = useMutation({
    mutationFn: () => {
      const query_panel = { ...request, query_annotation: { name }, query_style: style };
      const panel = { type: 'query' as const, query_panel };
      return boardId === ''
        ? createBoard({ name: title, panels: [panel] })
        : addPanel(boardId, panel);
    },
    onSuccess: (board) => {
      void client.invalidateQueries({ queryKey: ['boards'] });
      onAdded(board);
    },
  });
  return (
    <FormDialog
      title="Add the question to a board"
      open
      onOpenChange={onClose}
      submit="Add"
      pending={add.isPending}
      error={add.error}
      onSubmit={() => add.mutate()}
    >
      <label>
        Its name
        <input
          required
          maxLength={320}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        Shown as
        <select
          aria-label="Shown as"
          value={style}
          onChange={(event) => setStyle(event.target.value as QueryStyle)}
        >
          {queryStyles.map((each) => (
            <option key={each} value={each}>
              {styleWords[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        Board
        <select
          aria-label="Board"
          value={boardId}
          onChange={(event) => setChosen(event.target.value)}
        >
          {own.map((board) => (
            <option key={board.id} value={board.id}>
              {board.name}
            </option>
          ))}
          <option value="">A new board</option>
        </select>
      </label>
      {boardId === '' && (
        <label>
          Name of the new board
          <input
            required
            maxLength={255}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
      )}
    </FormDialog>
  );
}
