import { pages } from '@cruddur/contract/pages.ts';
import { useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useMyHandle } from '../../shared/my-handle.ts';
import { PageTitle } from '../../shared/page-title.tsx';
import { SignInInvitation } from '../../shared/ui/sign-in-invitation.tsx';
import { TabLinks } from '../../shared/ui/tab-links.tsx';
import { ComposeForm } from './compose-form.tsx';
import { Feed } from './feed.tsx';
import styles from './home-page.module.css';
import { inlineField } from './open-compose.ts';

const tabs = [
  { to: pages.home, label: 'Everyone' },
  { to: `${pages.home}?show=following`, label: 'Following' },
];

/** The page at `/`: what to say, and what others said. */
export function HomePage() {
  const heading = useRef<HTMLHeadingElement>(null);
  const [parameters] = useSearchParams();
  const handle = useMyHandle();
  const name = handle !== null && parameters.get('show') === 'following' ? 'following' : 'home';
  return (
    <>
      <PageTitle>Home</PageTitle>
      <div className={styles.compose}>
        {handle === null ? (
          <SignInInvitation title="Have something you want to say?">
            Don’t think about it, just crud it! Regret it? No worries, we’ll forget it.
          </SignInInvitation>
        ) : (
          <ComposeForm ref={inlineField} label="Write a crud" />
        )}
      </div>
      {handle !== null && <TabLinks label="Feeds" tabs={tabs} current={name === 'home' ? 0 : 1} />}
      <h2 ref={heading} tabIndex={-1} className="sr-only">
        Feed
      </h2>
      <Feed key={name} name={name} heading={heading} />
    </>
  );
}
