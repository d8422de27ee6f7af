import type { ReactNode } from 'react';
import { PageTitle } from '../../shared/page-title.tsx';
import styles from './text-page.module.css';

interface TextPageProps {
  /** Of the browser's tab. */
  title: string;
  /** When the text last changed in what it says. */
  since?: string;
  children: ReactNode;
}

/** The frame of the pages that are there to be read. */
export function TextPage({ title, since, children }: TextPageProps) {
  return (
    <article className={styles.text}>
      <PageTitle>{title}</PageTitle>
      {since && <p className={styles.since}>In this form since {since}.</p>}
      {children}
    </article>
  );
}
