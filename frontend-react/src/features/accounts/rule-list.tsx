import { Check, Dot } from 'lucide-react';
import styles from './form-page.module.css';

interface RuleListProps {
  /** Each rule in words, and whether it is kept by what is typed so far. */
  rules: readonly { says: string; kept: boolean }[];
}

/** The rules of a field, each ticked as soon as it is kept. */
export function RuleList({ rules }: RuleListProps) {
  return (
    <ul className={styles.rules}>
      {rules.map(({ says, kept }) => {
        const Icon = kept ? Check : Dot;
        return (
          <li key={says} data-kept={kept}>
            <Icon size={16} aria-hidden="true" />
            {says}
            {kept && <span className="sr-only"> (done)</span>}
          </li>
        );
      })}
    </ul>
  );
}
