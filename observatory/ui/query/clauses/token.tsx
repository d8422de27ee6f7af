import { X } from 'lucide-react';

interface Props {
  text: string;
  /** What is odd about it, for its title: a column that no span has had. */
  note?: string;
  onEdit: () => void;
  onRemove: () => void;
}

/** One thing of a clause: pressed it is edited, Delete or the cross removes it. */
export function Token({ text, note, onEdit, onRemove }: Props) {
  return (
    <li className="token" data-odd={note ? true : undefined} title={note}>
      <button
        type="button"
        className="token-text"
        aria-label={`Edit ${text}${note ? ` (${note})` : ''}`}
        onClick={onEdit}
        onKeyDown={(event) => {
          if (event.key !== 'Delete' && event.key !== 'Backspace') return;
          event.preventDefault();
          onRemove();
        }}
      >
        {text}
      </button>
      <button
        type="button"
        className="token-remove"
        aria-label={`Remove ${text}`}
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}
