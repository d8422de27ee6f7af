import { pages } from '@cruddur/contract/pages.ts';
import { Link, useLocation } from 'react-router';
import { withReturn } from '../return-path.ts';
import styles from './sign-in-invitation.module.css';

interface SignInInvitationProps {
  title: string;
  children: string;
}

/** In the place of what only people with an account can do: two ways to become one of them. */
export function SignInInvitation({ title, children }: SignInInvitationProps) {
  const place = useLocation();
  return (
    <section className={styles.invitation} aria-label={title}>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p>{children}</p>
      </div>
      <div className={styles.ways}>
        <Link to={withReturn(pages.signUp, place)} className="button">
          Join
        </Link>
        <Link to={withReturn(pages.signIn, place)} className="button button-quiet">
          Sign in
        </Link>
      </div>
    </section>
  );
}
