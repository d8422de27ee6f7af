import { useCombobox } from 'downshift';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import type { Suggestion } from './suggestion.ts';

interface Props {
  input: RefObject<HTMLInputElement | null>;
  label: string;
  placeholder: string;
  text: string;
  suggestions: readonly Suggestion[];
  /** The text can be added as it stands, so Enter adds it; else Enter takes the first suggestion. */
  complete: boolean;
  problemId: string | undefined;
  onText: (text: string) => void;
  onChoose: (suggestion: Suggestion) => void;
  /** Enter on the text itself. */
  onEnter: (run: boolean) => void;
  /** Backspace where there is nothing to delete. */
  onBackspace: () => void;
  onEscape: () => void;
  onLeave: () => void;
}

/** A text field with suggestions under it, by the combobox pattern of WAI-ARIA. */
export function Completion(props: Props) {
  const { text, suggestions, complete, problemId } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  const first = text.trim() !== '' && !complete && suggestions.length > 0 ? 0 : -1;
  const highlighted = pointed !== null && pointed < suggestions.length ? pointed : first;
  const box = useCombobox<Suggestion>({
    items: [...suggestions],
    inputValue: text,
    selectedItem: null,
    itemToString: (item) => item?.text ?? '',
    highlightedIndex: highlighted,
    // Downshift says -1 at each letter typed: then the first is pointed at again.
    onHighlightedIndexChange: ({ highlightedIndex = -1 }) =>
      setPointed(highlightedIndex < 0 ? null : highlightedIndex),
    onSelectedItemChange: ({ selectedItem }) => selectedItem && choose(selectedItem),
    stateReducer: (_, { changes, type }) => {
      // Only a key or a click chooses: a field that is left keeps what is typed in it.
      if (type === useCombobox.stateChangeTypes.InputBlur) {
        return { ...changes, selectedItem: null, isOpen: false };
      }
      // Getting the focus has opened it already, so a click must not close it.
      if (type === useCombobox.stateChangeTypes.InputClick) return { ...changes, isOpen: true };
      const chosen = changes.selectedItem;
      return chosen ? { ...changes, isOpen: !chosen.done, highlightedIndex: -1 } : changes;
    },
  });
  const open = box.isOpen && suggestions.length > 0;

  function choose(suggestion: Suggestion) {
    setPointed(null);
    props.onChoose(suggestion);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const current = open ? suggestions[highlighted] : undefined;
    const run = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && (run || !current)) {
      prevent(event);
      // What is not whole yet goes on being completed.
      if (run || complete) box.closeMenu();
      props.onEnter(run);
    } else if (event.key === 'Tab' && current && !event.shiftKey) {
      prevent(event);
      choose(current);
    } else if (event.key === 'Backspace' && text === '') {
      prevent(event);
      props.onBackspace();
    } else if (event.key === 'Escape' && !open) {
      prevent(event);
      props.onEscape();
    }
  }

  return (
    <div className="completion">
      <input
        {...box.getInputProps({
          ref: props.input,
          'aria-label': props.label,
          'aria-invalid': problemId !== undefined,
          'aria-describedby': problemId,
          placeholder: props.placeholder,
          spellCheck: false,
          autoCapitalize: 'none',
          autoCorrect: 'off',
          enterKeyHint: 'done',
          onKeyDown,
          onFocus: () => box.openMenu(),
          onBlur: props.onLeave,
          onChange: (event) => {
            setPointed(null);
            props.onText(event.currentTarget.value);
          },
        })}
      />
      <ul
        {...box.getMenuProps({ 'aria-label': `Suggestions for ${props.label}` })}
        className="suggestions"
        // It scrolls, but Tab leads past it: it is gone once the field is left.
        tabIndex={-1}
        hidden={!open}
      >
        {open &&
          suggestions.map((item, index) => (
            <li
              key={item.text}
              {...box.getItemProps({ item, index })}
              data-highlighted={index === highlighted || undefined}
            >
              <span className="suggestion-label">{item.label}</span>
              {item.note && <span className="suggestion-note">{item.note}</span>}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** Neither the browser nor the combobox does anything more with the key. */
function prevent(event: KeyboardEvent & { nativeEvent: Event }) {
  event.preventDefault();
  Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
}
