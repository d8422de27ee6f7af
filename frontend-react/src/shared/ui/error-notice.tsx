import { RotateCw, TriangleAlert } from 'lucide-react';
import { ApiError } from '../api-error.ts';
import styles from './error-notice.module.css';
import { Reference } from './reference.tsx';

interface ErrorNoticeProps {
  /** What did not work, as a heading. */
  title: string;
  error: unknown;
  onRetry: () => void;
}

/** What happened, what to do about it, and the reference to quote. */
export function ErrorNotice({ title, error, onRetry }: ErrorNoticeProps) {
  const known = error instanceof ApiError ? error : undefined;
  return (
    <div role="alert" className={styles.notice}>
      <TriangleAlert className={styles.icon} size={22} aria-hidden="true" />
      <h2>{title}</h2>
      <p>
        {known?.message ?? 'Something went wrong on this page.'} {adviceFor(known)}
      </p>
      <div className={styles.actions}>
        <button type="button" name="retry" className="button" onClick={onRetry}>
          <RotateCw size={16} aria-hidden="true" />
          Retry
        </button>
        <Reference traceId={known?.traceId} />
      </div>
    </div>
  );
}

function adviceFor(error: ApiError | undefined): string {
  switch (error?.code) {
    case 'offline':
      return 'Check your connection, then try again.';
    case 'network':
    case 'timeout':
    case 'unavailable':
    case 'too_many_requests':
      return 'Try again in a moment.';
    case 'bad_answer':
      return 'Reload the page; if it stays like this, quote the reference.';
    default:
      return 'Try again; if it stays like this, quote the reference.';
  }
}
