import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from './clipboard.ts';

type Outcome = 'idle' | 'copied' | 'failed';

interface Props {
  /** What to copy, or how to get it. */
  text: string | (() => Promise<string>);
  /** What a screen reader calls the button, and its title: `Copy trace id`. */
  label: string;
  /** Words beside the icon. */
  children?: string;
}

/** Copies, then shows for a moment whether that worked. */
export function CopyButton({ text, label, children }: Props) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 1600);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await copyText(typeof text === 'string' ? text : await text());
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  }

  const Icon = { idle: Copy, copied: Check, failed: X }[outcome];
  return (
    <button
      type="button"
      className={children ? 'button' : 'icon-button'}
      aria-label={children ? undefined : label}
      title={label}
      onClick={copy}
    >
      <Icon size={14} aria-hidden />
      {children}
      <span className="visually-hidden" aria-live="polite">
        {outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Could not copy' : ''}
      </span>
    </button>
  );
}
