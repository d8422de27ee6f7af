import { Search } from 'lucide-react';

interface Props {
  value: string;
  onChange: (text: string) => void;
}

/** Narrows the cards as one types; Esc shows all again. */
export function ColumnSearch({ value, onChange }: Props) {
  return (
    <div className="search bubble-search">
      <Search size={14} aria-hidden />
      <input
        type="search"
        aria-label="Search columns and values"
        placeholder="Columns and values"
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Else the key would take the selection back.
          if (value) event.stopPropagation();
          onChange('');
        }}
      />
    </div>
  );
}
