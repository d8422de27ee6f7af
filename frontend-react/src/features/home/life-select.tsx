import { TTL_HOURS, TTL_NAMES, type Ttl } from '@cruddur/contract/api/activities.ts';
import { Bomb, ChevronDown } from 'lucide-react';
import styles from './life-select.module.css';

const HOURS_IN_DAY = 24;

/**
 * How long a crud lives. A native select: it comes with every platform's own picker and needs no
 * script; where the browser can (`appearance: base-select`), its list is styled as ours.
 */
export function LifeSelect({ value, onChange }: { value: Ttl; onChange: (ttl: Ttl) => void }) {
  return (
    <span className={styles.life}>
      <Bomb size={15} aria-hidden="true" className={styles.bomb} />
      <select
        name="ttl"
        aria-label="How long it lives"
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.target.value as Ttl)}
      >
        {TTL_NAMES.map((ttl) => (
          <option key={ttl} value={ttl}>
            {lifeInWords(TTL_HOURS[ttl])}
          </option>
        ))}
      </select>
      <ChevronDown size={15} aria-hidden="true" className={styles.arrow} />
    </span>
  );
}

function lifeInWords(hours: number): string {
  const [amount, unit] = hours >= HOURS_IN_DAY ? [hours / HOURS_IN_DAY, 'day'] : [hours, 'hour'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
