import { ChevronDown, ChevronRight } from 'lucide-react';

/** Deeper levels keep the same indent, so that a name is left in the deepest tree. */
const deepestIndent = 24;

/** How deep a row hangs in its tree. */
export function Indent({ level }: { level: number }) {
  const width = Math.min(level - 1, deepestIndent) * 14;
  return <span className="indent" style={{ width }} aria-hidden />;
}

/** Opens and closes a row; an empty place where `open` is null, since nothing is below it. */
export function Twisty({ open, onToggle }: { open: boolean | null; onToggle: () => void }) {
  if (open === null) return <span className="twisty" />;
  return (
    <button
      type="button"
      className="twisty"
      tabIndex={-1}
      aria-label={open ? 'Collapse' : 'Expand'}
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
    </button>
  );
}
