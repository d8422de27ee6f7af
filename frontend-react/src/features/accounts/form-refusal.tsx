import { TriangleAlert } from 'lucide-react';
import { ApiError } from '../../shared/api-error.ts';
import { Reference } from '../../shared/ui/reference.tsx';
import styles from '../../shared/ui/refusal.module.css';

/** What the server would not do, with the reference to quote; the form keeps what was typed. */
export function FormRefusal({ error }: { error: Error | null | undefined }) {
  const known = error instanceof ApiError ? error : undefined;
  // The live region stays, so that its filling is heard.
  return (
    <div role="alert">
      {error && (
        <div className={styles.refusal}>
          <TriangleAlert size={18} aria-hidden="true" />
          <div>
            <p>{known?.message ?? 'Something went wrong on this page. Try again.'}</p>
            <Reference traceId={known?.traceId} />
          </div>
        </div>
      )}
    </div>
  );
}
