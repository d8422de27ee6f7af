import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useKeys } from './keyboard.ts';

const settleMs = 250;
const screenSearch = 'main input[type="search"]';

interface Props {
  value: string;
  onSearch: (text: string) => void;
  label: string;
  placeholder: string;
  /** Told of every change at once; true when it has dealt with it and nothing is to be searched. */
  onType?: (text: string) => boolean;
  /** Searching leaves the screen, so a pause in the typing does not start it. */
  onEnterOnly?: boolean;
  /** A screen's own search field has the key `/` where there is one. */
  yielding?: boolean;
}

/** Searches once the typing pauses, or at Enter. */
export function SearchField(props: Props) {
  const { value, onSearch, label, placeholder, onType, onEnterOnly, yielding } = props;
  const [text, setText] = useState(value);
  const [last, setLast] = useState(value);
  if (last !== value) {
    // The address bar changed by another hand: the clear button, or going back.
    setLast(value);
    if (text.trim() !== value) setText(value);
  }
  const input = useRef<HTMLInputElement>(null);
  const asked = (useLocation().state as { search?: boolean } | null)?.search === true;
  const search = useEffectEvent(() => {
    if (text.trim() !== value) onSearch(text.trim());
  });

  useKeys({
    '/': () => {
      const own = yielding ? document.querySelector<HTMLInputElement>(screenSearch) : null;
      (own ?? input.current)?.select();
    },
  });
  useEffect(() => {
    if (asked) input.current?.select();
  }, [asked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wait starts anew with each change of the text.
  useEffect(() => {
    if (onEnterOnly) return;
    const timer = setTimeout(() => search(), settleMs);
    return () => clearTimeout(timer);
  }, [text]);

  function change(next: string) {
    if (!onType?.(next)) setText(next);
  }

  return (
    <div className="search">
      <Search size={14} aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
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
        !onEnterOnly && <kbd aria-hidden>/</kbd>
      )}
    </div>
  );
}
