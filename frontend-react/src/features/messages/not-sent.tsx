import { RotateCw, Trash2 } from 'lucide-react';
import { ApiError } from '../../shared/api-error.ts';
import { Reference } from '../../shared/ui/reference.tsx';
import styles from './lines.module.css';
import { type Outgoing, takeBack } from './outbox.ts';

interface NotSentProps {
  outgoing: Outgoing;
  failure: Error;
  onRetry: () => void;
}

/** Under a message that did not arrive: why, and what to do about it. Its words stay above. */
export function NotSent({ outgoing, failure, onRetry }: NotSentProps) {
  return (
    <div role="alert" className={styles.failure}>
      <p>
        <strong>Not sent.</strong> {failure.message}
      </p>
      <div className={styles.ways}>
        <button
          type="button"
          name="retry-message"
          className="button button-quiet"
          onClick={onRetry}
        >
          <RotateCw size={15} aria-hidden="true" />
          Try again
        </button>
        <button
          type="button"
          name="discard-message"
          className="button button-quiet"
          onClick={() => takeBack(outgoing.key)}
        >
          <Trash2 size={15} aria-hidden="true" />
          Discard
        </button>
        <Reference traceId={failure instanceof ApiError ? failure.traceId : undefined} />
      </div>
    </div>
  );
}
