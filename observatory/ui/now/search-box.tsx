import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { parseId } from '../shared/ids.ts';
import { useKeys } from '../shared/keyboard.ts';

const settleMs = 250;

interface Props {
  value: string;
  onSearch: (text: string) => void;
}

/** Searches once the typing pauses; a whole trace id, however it is written, opens that trace. */
export function SearchBox({ value, onSearch }: Props) {
  const [text, setText] = useState(value);
  const [last, setLast] = useState(value);
  if (last !== value) {
    // The address bar changed by another hand: the clear button, or going back.
    setLast(value);
    if (text.trim() !== value) setText(value);
  }
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const asked = (useLocation().state as { search?: boolean } | null)?.search === true;
  const search = useEffectEvent(() => {
    if (text.trim() !== value) onSearch(text.trim());
  });

  useKeys({ '/': () => input.current?.select() });
  useEffect(() => {
    if (asked) input.current?.select();
  }, [asked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wait starts anew with each change of the text.
  useEffect(() => {
    const timer = setTimeout(() => search(), settleMs);
    return () => clearTimeout(timer);
  }, [text]);

  function change(next: string) {
    const id = parseId(next);
    if (id) navigate(`/trace/${id.traceId}${id.spanId ? `?span=${id.spanId}` : ''}`);
    else setText(next);
  }

  return (
    <div className="search">
      <Search size={14} aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label="Search traces"
        placeholder="Name, trace id or attribute value"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search();
          if (event.key !== 'Escape') return;
          if (text) setText('');
          else input.current?.blur();
        }}
      />
      {text ? (
        <button
          type="button"
          className="icon-button"
          aria-label="Clear search"
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
        >
          <X size={14} aria-hidden />
        </button>
      ) : (
        <kbd aria-hidden>/</kbd>
      )}
    </div>
  );
}
