import { TriangleAlert } from 'lucide-react';
import { ApiError } from '../../shared/api-error.ts';
import { Reference } from '../../shared/ui/reference.tsx';
import styles from './refusal.module.css';

/** Why a crud was not posted; its words are back in the box above. */
export function Refusal({ error }: { error: Error }) {
  const known = error instanceof ApiError ? error : undefined;
  return (
    <div role="alert" className={styles.refusal}>
      <TriangleAlert size={18} aria-hidden="true" />
      <div>
        <p>
          <strong>Not posted.</strong> {known?.message ?? 'Something went wrong on this page.'} Your
          words are kept
          {known?.field ? '.' : ': try again in a moment.'}
        </p>
        <Reference traceId={known?.traceId} />
      </div>
    </div>
  );
}
