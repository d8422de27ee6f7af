import { Bomb } from 'lucide-react';
import { useClock } from '../clock.ts';
import { heat, timeLeft, timeLeftInWords } from '../time.ts';
import { Moment } from '../ui/moment.tsx';
import styles from './time-left.module.css';

/** A bomb with the time until the crud is gone, warming in its last hour. */
export function TimeLeft({ expiresAt }: { expiresAt: string }) {
  const until = Date.parse(expiresAt);
  const short = useClock((now) => timeLeft(until, now));
  const words = useClock((now) => timeLeftInWords(until, now));
  const warmth = useClock((now) => heat(until, now));
  return (
    <Moment at={until} title="Expires" className={styles.left} heat={warmth}>
      <Bomb size={14} aria-hidden="true" />
      <span aria-hidden="true">{short}</span>
      <span className="sr-only">expires in {words}</span>
    </Moment>
  );
}
