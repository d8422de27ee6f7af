import { TTL_HOURS } from '@cruddur/contract/api/activities.ts';
import { Bomb, Route } from 'lucide-react';
import { LastReference } from '../features/home/last-reference.tsx';
import styles from './right-column.module.css';

const DAYS_AT_MOST = TTL_HOURS['30-days'] / 24;

/** What Cruddur is, for whoever is new. */
export function ExpiryCard() {
  return (
    <section className={styles.card}>
      <h2>
        <Bomb size={20} aria-hidden="true" />
        Say it, then let it go
      </h2>
      <p>
        Cruddur is a micro-blog whose posts expire. You decide how long a crud lives, from 1 hour to{' '}
        {DAYS_AT_MOST} days. When its time is over it is gone for everybody.
      </p>
      <ul className={styles.heat} aria-label="Colours of the time left">
        <li data-heat="cool">
          <Bomb size={15} aria-hidden="true" /> 6d <span>plenty of time</span>
        </li>
        <li data-heat="warm">
          <Bomb size={15} aria-hidden="true" /> 45m <span>its last hour</span>
        </li>
        <li data-heat="burning">
          <Bomb size={15} aria-hidden="true" /> 5m <span>about to go</span>
        </li>
      </ul>
    </section>
  );
}

/** That everything is traced, with the reference of the last crud that was posted here. */
export function TracingCard() {
  return (
    <section className={styles.card}>
      <h2>
        <Route size={20} aria-hidden="true" />
        Follow a click
      </h2>
      <p>
        Everything you do here is traced, from the click down to the database. The reference of an
        action finds its whole way.
      </p>
      <LastReference />
    </section>
  );
}
