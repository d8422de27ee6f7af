import { type ReactNode, useState } from 'react';
import { moment } from '../time.ts';

interface MomentProps {
  /** Milliseconds since the epoch. */
  at: number;
  /** Before the whole moment, as `Expires`. */
  title?: string;
  className?: string | undefined;
  heat?: string;
  /** The moment in short. */
  children: ReactNode;
}

/**
 * A moment told in short; whoever points at it reads the whole of it, which is worked out only
 * then: formatting a list of dates keeps a phone busy.
 */
export function Moment({ at, title = '', className, heat, children }: MomentProps) {
  const [whole, setWhole] = useState<string>();
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={whole}
      className={className}
      data-heat={heat}
      onPointerEnter={() => setWhole(`${title} ${moment(at)}`.trim())}
    >
      {children}
    </time>
  );
}
