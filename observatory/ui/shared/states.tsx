import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { reasonOf } from './api.ts';

/** A place holder with the shape of rows, so that nothing moves when they come. */
export function LoadingRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place holders are all alike.
        <div key={i} className="loading-row" />
      ))}
    </div>
  );
}

interface UnreadProps {
  /** `errors`, where it reads "the errors". */
  what: string;
  rows: number;
  error: Error | null;
  retry: () => void;
}

/** In place of what is not there to be shown: rows that are to come, or why they do not. */
export function Unread({ what, rows, error, retry }: UnreadProps) {
  if (!error) return <LoadingRows rows={rows} label={`Reading the ${what}`} />;
  return <Failure what={`The ${what} could not be read.`} error={error} retry={retry} />;
}

interface MessageProps {
  title: string;
  /** It is all that the screen shows, so its title is the screen's. */
  alone?: boolean;
  children?: ReactNode;
}

/** A sentence or two in the middle of the space that rows would take. */
export function Message({ title, alone, children }: MessageProps) {
  const Heading = alone ? 'h1' : 'h2';
  return (
    <div className="message">
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}

/** What went wrong and what to do about it. */
export function Failure({ what, error, retry }: { what: string; error: Error; retry: () => void }) {
  return (
    <div className="message" role="alert">
      <CircleAlert size={20} className="error-text" aria-hidden />
      <h2>{what}</h2>
      <p>{reasonOf(error)}</p>
      <button type="button" className="button" onClick={() => retry()}>
        Try again
      </button>
    </div>
  );
}
