import { duration, exactDuration } from '../shared/format.ts';
import { isToSecond } from './describe-item.ts';
import { type ItemLine, intervalOfLine } from './lines.ts';
import { toneOfLog } from './marks.ts';
import { type Interval, place, share } from './scale.ts';

/** A row that is no span, on the time axis: a mark for a moment, an open bar for a segment. */
export function ItemTrack({ line, view }: { line: ItemLine; view: Interval }) {
  const interval = intervalOfLine(line);
  const at = place(view, interval);
  return (
    <div className="track" data-error={isTrouble(line) || undefined} aria-hidden>
      {!at && (
        <span className="off" data-after={interval.startMs > view.endMs || undefined}>
          {interval.startMs > view.endMs ? '›' : '‹'}
        </span>
      )}
      {at && line.kind === 'segment' && (
        <>
          <span
            className="segment-bar"
            data-open={line.segment.endMs === null || undefined}
            style={{ left: `${at.left}%`, width: `${at.width}%` }}
          />
          <Time at={(at.left + at.width) / 100}>
            {line.segment.endMs === null
              ? 'in progress'
              : duration(interval.endMs - interval.startMs)}
          </Time>
        </>
      )}
      {at && line.kind !== 'segment' && (
        <>
          <span
            className="mark"
            data-kind={line.kind}
            data-tone={line.kind === 'log' ? toneOfLog(line.log) : 'error'}
            style={{ left: `${at.left}%` }}
            title={exactDuration(interval.startMs)}
          />
          <Time at={share(view, interval.startMs)} before>
            {isToSecond(line) ? '≈' : 'at'} {duration(interval.startMs)}
          </Time>
        </>
      )}
    </div>
  );
}

interface TimeProps {
  /** Where it ends what it tells of, 0 to 1. */
  at: number;
  /** Without room after it, the time stands before it. */
  before?: boolean;
  children: React.ReactNode;
}

/** After what it tells of while there is room, else before it, or at the right end, inside. */
function Time({ at, before = false, children }: TimeProps) {
  const right = before ? `${(1 - at) * 100}%` : 0;
  const style = at <= 0.86 ? { left: `${at * 100}%` } : { right };
  return (
    <span className="bar-label" data-inside={(at > 0.86 && !before) || undefined} style={style}>
      {children}
    </span>
  );
}

function isTrouble(line: ItemLine): boolean {
  return line.kind === 'segment' && line.segment.trouble !== null;
}
