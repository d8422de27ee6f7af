import type { Person } from '@cruddur/contract/api/people.ts';
import { useState } from 'react';
import styles from './avatar.module.css';

interface AvatarProps {
  /** Nobody, or not known yet: the place is kept. */
  person: Pick<Person, 'handle' | 'display_name' | 'avatar'> | null | undefined;
  /** CSS pixels; the larger ones are a little smaller on a phone. */
  size: 32 | 40 | 50 | 60 | 148;
}

/**
 * Somebody's picture; without one, or when it does not load, initials on a colour that is always
 * the same for one handle. It stands beside the name wherever it is shown, so a screen reader has
 * nothing to learn from it.
 */
export function Avatar({ person, size }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  if (!person) return <span className={styles.avatar} data-size={size} data-unknown />;
  if (person.avatar && person.avatar !== broken) {
    return (
      <img
        className={styles.avatar}
        data-size={size}
        src={person.avatar}
        width={size}
        height={size}
        loading="lazy"
        decoding="async"
        alt=""
        onError={() => setBroken(person.avatar)}
      />
    );
  }
  return (
    <span
      aria-hidden="true"
      className={styles.avatar}
      data-size={size}
      style={{ '--hue': hueOf(person.handle) }}
    >
      {initialsOf(person.display_name)}
    </span>
  );
}

/** FNV-1a, then spread by the golden angle so that similar handles get distant colours. */
export function hueOf(handle: string): number {
  let hash = 0x811c9dc5;
  for (const character of handle) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return Math.round((hash * 137.508) % 360);
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('');
}
