import { useRef } from 'react';
import { ComposeForm } from './compose-form.tsx';
import { Feed } from './feed.tsx';
import styles from './home-page.module.css';
import { inlineField } from './open-compose.ts';

/** The page at `/`: what to say, and what others said. */
export function HomePage() {
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <title>Home · Cruddur</title>
      <div className={styles.compose}>
        <ComposeForm ref={inlineField} label="Write a crud" />
      </div>
      <h2 ref={heading} tabIndex={-1} className="sr-only">
        Feed
      </h2>
      <Feed heading={heading} />
    </>
  );
}
