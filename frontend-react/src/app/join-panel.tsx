import { pages } from '@cruddur/contract/pages.ts';
import { PartyPopper } from 'lucide-react';
import { Link, useLocation } from 'react-router';
import { withReturn } from '../shared/return-path.ts';
import styles from './join-panel.module.css';

/** The invitation for whoever is not signed in. */
export function JoinPanel() {
  const place = useLocation();
  return (
    <section className={styles.panel} aria-labelledby="join-heading">
      <h2 id="join-heading">
        <PartyPopper size={20} aria-hidden="true" />
        Join The Party!
      </h2>
      <p>Have something you want to say?</p>
      <p>Don’t think about it, just crud it!</p>
      <p>Regret it? No worries, We’ll forget it…</p>
      <div className={styles.ways}>
        <Link to={withReturn(pages.signUp, place)} className="button">
          Join Cruddur
        </Link>
        <Link to={withReturn(pages.signIn, place)} className="button button-quiet">
          Sign in
        </Link>
      </div>
    </section>
  );
}
