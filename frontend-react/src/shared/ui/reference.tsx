import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { announce } from './announcer.tsx';
import styles from './reference.module.css';

const SHOWN_DIGITS = 8;

/** `Reference 4bf92f35…` with a button that copies the whole trace id. */
export function Reference({ traceId }: { traceId: string | undefined }) {
  const [copied, setCopied] = useState<string>();
  if (!traceId) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(traceId);
      setCopied(traceId);
      announce('Reference copied.');
    } catch {
      announce('The browser did not allow copying.');
    }
  };
  const Icon = copied === traceId ? Check : Copy;
  return (
    <span className={styles.reference}>
      Reference{' '}
      <code title={traceId}>
        {traceId.slice(0, SHOWN_DIGITS)}
        <span aria-hidden="true">…</span>
      </code>
      <button
        type="button"
        name="copy-reference"
        className="icon-button"
        aria-label="Copy the whole reference"
        title="Copy the whole reference"
        onClick={copy}
      >
        <Icon size={15} aria-hidden="true" />
      </button>
    </span>
  );
}
