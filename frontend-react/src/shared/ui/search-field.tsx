import { Search } from 'lucide-react';
import type { FormEvent } from 'react';
import styles from './search-field.module.css';

interface SearchFieldProps {
  /** What it finds. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit?: () => void;
  autoFocus?: boolean;
}

/** A box for words to look for. */
export function SearchField({ label, value, onChange, onSubmit, autoFocus }: SearchFieldProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <search aria-label={label}>
      <form name="search" className={styles.form} onSubmit={submit}>
        <Search size={18} aria-hidden="true" className={styles.icon} />
        <input
          type="search"
          name="q"
          className={styles.field}
          aria-label={label}
          placeholder={label}
          title={`${label} (/)`}
          autoComplete="off"
          maxLength={200}
          enterKeyHint="search"
          data-search
          // biome-ignore lint/a11y/noAutofocus: only where searching is all that the page is for.
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </form>
    </search>
  );
}

/** Puts the keyboard into the search box that is in sight; false when there is none. */
export function focusSearch(): boolean {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-search]')];
  const box = boxes.find((each) => each.checkVisibility());
  box?.focus();
  box?.select();
  return box !== undefined;
}
