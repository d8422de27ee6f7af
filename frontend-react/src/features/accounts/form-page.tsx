import type { ReactNode } from 'react';
import { PageTitle } from '../../shared/page-title.tsx';
import styles from './form-page.module.css';

interface FormPageProps {
  /** Of the browser's tab. */
  title: string;
  heading: string;
  children: ReactNode;
}

/** The frame of the pages that are a form: one narrow column with a heading. */
export function FormPage({ title, heading, children }: FormPageProps) {
  return (
    <section className={styles.page} aria-labelledby="form-heading">
      <PageTitle>{title}</PageTitle>
      <h2 id="form-heading" className={styles.heading}>
        {heading}
      </h2>
      {children}
    </section>
  );
}
