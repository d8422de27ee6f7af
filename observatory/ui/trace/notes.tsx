import { CircleDashed, Clock } from 'lucide-react';
import type { ClockSkew } from '../../api.ts';
import { duration, exactDuration } from '../shared/format.ts';

/** Beyond these a list of reasons would push the waterfall off the screen. */
const shownReasons = 4;

/** What to know before reading the bars: clocks that were moved, spans that are missing. */
export function Notes({ skew, incomplete }: { skew: ClockSkew[]; incomplete: string[] }) {
  const moved = skew.filter((clock) => clock.offset_ms !== 0);
  if (moved.length + incomplete.length === 0) return null;
  return (
    <ul className="notes">
      {moved.map((clock) => (
        <li key={clock.service}>
          <Clock size={13} aria-hidden />
          <span title={exactDuration(clock.offset_ms)}>
            The clock of {clock.service} is {duration(Math.abs(clock.offset_ms))}{' '}
            {clock.offset_ms > 0 ? 'behind' : 'ahead of'} that of {clock.reference_service}; its
            times are shown {duration(Math.abs(clock.offset_ms))}{' '}
            {clock.offset_ms > 0 ? 'later' : 'earlier'}.
          </span>
        </li>
      ))}
      {incomplete.slice(0, shownReasons).map((reason) => (
        <li key={reason}>
          <CircleDashed size={13} aria-hidden />
          {reason}
        </li>
      ))}
      {incomplete.length > shownReasons && (
        <li>And {incomplete.length - shownReasons} more reasons of this kind.</li>
      )}
    </ul>
  );
}
