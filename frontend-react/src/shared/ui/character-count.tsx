import styles from './character-count.module.css';

const NEAR = 20;
const RADIUS = 9;
const AROUND = 2 * Math.PI * RADIUS;

interface CharacterCountProps {
  /** Of the number, for the field's `aria-describedby`. */
  id: string;
  remaining: number;
  maximum: number;
  /** There are other controls beside it: on a phone the number is left out until it matters. */
  compact?: boolean;
}

/** How many characters are left, as a ring and a number; spoken only when it gets close. */
export function CharacterCount({ id, remaining, maximum, compact }: CharacterCountProps) {
  const used = Math.min(1, 1 - remaining / maximum);
  const state = remaining < 0 ? 'over' : remaining <= NEAR ? 'near' : 'fine';
  return (
    <span className={styles.count} data-state={state} data-compact={compact}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <circle className={styles.track} cx="12" cy="12" r={RADIUS} />
        <circle
          className={styles.used}
          cx="12"
          cy="12"
          r={RADIUS}
          pathLength={AROUND}
          strokeDasharray={`${used * AROUND} ${AROUND}`}
        />
      </svg>
      <span id={id}>
        {remaining}
        <span className="sr-only"> characters left</span>
      </span>
      <span className="sr-only" aria-live="polite">
        {state === 'near' && remaining % 10 === 0 ? `${remaining} characters left` : ''}
        {state === 'over' ? 'Too long' : ''}
      </span>
    </span>
  );
}
