import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { ApiError } from '../shared/api-error.ts';
import { Logo } from '../shared/ui/logo.tsx';
import { Reference } from '../shared/ui/reference.tsx';
import { currentReference } from '../telemetry/reference.ts';
import styles from './message-page.module.css';

/** Instead of a page that failed while it was shown, inside the shell. */
export function PageError({ error }: { error: unknown }) {
  return <Broken error={error} />;
}

/** Instead of everything, when the shell itself or what is around it failed. */
export function AppError({ error }: { error: unknown }) {
  return (
    <main className={styles.alone}>
      <h1 className="sr-only">Cruddur</h1>
      <Broken error={error} />
    </main>
  );
}

function Broken({ error }: { error: unknown }) {
  // Of the moment at which it broke: a later click is another trace.
  const [reference] = useState(currentReference);
  const traceId = (error instanceof ApiError ? error.traceId : undefined) ?? reference;
  return (
    <section role="alert" className={styles.page}>
      <title>Something went wrong · Cruddur</title>
      <Logo size={72} />
      <h2>This page broke</h2>
      <p>Something went wrong while it was shown. What you were writing is kept.</p>
      <p>Reload the page; if it stays like this, quote the reference.</p>
      <button
        type="button"
        name="reload"
        className="button"
        onClick={() => window.location.reload()}
      >
        <RotateCw size={16} aria-hidden="true" />
        Reload
      </button>
      <Reference traceId={traceId} />
    </section>
  );
}
