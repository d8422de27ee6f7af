import { TriangleAlert } from 'lucide-react';
import { ApiError } from '../api-error.ts';
import { Reference } from './reference.tsx';
import styles from './refusal.module.css';

interface RefusalProps {
  /** What did not happen, such as `Not posted.` */
  title: string;
  error: Error;
}

/** Why something that was written was not taken; its words are back in the box above. */
export function Refusal({ title, error }: RefusalProps) {
  const known = error instanceof ApiError ? error : undefined;
  return (
    <div role="alert" className={styles.refusal}>
      <TriangleAlert size={18} aria-hidden="true" />
      <div>
        <p>
          <strong>{title}</strong> {known?.message ?? 'Something went wrong on this page.'} Your
          words are kept
          {known ? '.' : ': try again in a moment.'}
        </p>
        <Reference traceId={known?.traceId} />
      </div>
    </div>
  );
}
