import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { Board } from '../../api/boards.ts';
import { FormDialog } from './form-dialog.tsx';

interface Props {
  board: Board;
  pending: boolean;
  onRename: (name: string, description: string) => void;
}

/** A board's name and what it is about. */
export function Rename({ board, pending, onRename }: Props) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(board.name);
  const [description, setDescription] = useState(board.description ?? '');
  function show(next: boolean) {
    setName(board.name);
    setDescription(board.description ?? '');
    setOpen(next);
  }
  return (
    <>
      <button type="button" className="button" onClick={() => show(true)}>
        <Pencil size={14} aria-hidden />
        Rename
      </button>
      <FormDialog
        title="Rename the board"
        open={open}
        onOpenChange={show}
        submit="Rename"
        pending={pending}
        error={null}
        onSubmit={() => {
          onRename(name, description);
          setOpen(false);
        }}
      >
        <label>
          Name
          <input
            required
            maxLength={255}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          What it is about
          <textarea
            rows={2}
            maxLength={1024}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        </label>
      </FormDialog>
    </>
  );
}
