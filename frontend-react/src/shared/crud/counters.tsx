import type { Activity } from '@cruddur/contract/api/activities.ts';
import { Heart, type LucideIcon, MessageCircle, Repeat2 } from 'lucide-react';
import styles from './counters.module.css';

const number = new Intl.NumberFormat('en', { notation: 'compact' });

/** How often a crud was replied to, reposted and liked; what nobody did is not mentioned. */
export function Counters({ activity }: { activity: Activity }) {
  const counters = [
    { icon: MessageCircle, count: activity.replies_count, one: 'reply', many: 'replies' },
    { icon: Repeat2, count: activity.reposts_count, one: 'repost', many: 'reposts' },
    { icon: Heart, count: activity.likes_count, one: 'like', many: 'likes' },
  ].filter(({ count }) => count > 0);
  if (counters.length === 0) return null;
  return (
    <ul className={styles.counters}>
      {counters.map((counter) => (
        <Counter key={counter.one} {...counter} />
      ))}
    </ul>
  );
}

interface CounterProps {
  icon: LucideIcon;
  count: number;
  one: string;
  many: string;
}

function Counter({ icon: Icon, count, one, many }: CounterProps) {
  return (
    <li>
      <Icon size={15} aria-hidden="true" />
      {number.format(count)}
      <span className="sr-only">{count === 1 ? one : many}</span>
    </li>
  );
}
