import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { PauseButton } from '../shared/pause-button.tsx';
import { moment } from '../shared/time.ts';
import { type RangeName, ranges, type TimeChoice } from './address.ts';

interface Props {
  time: TimeChoice;
  onTime: (time: TimeChoice) => void;
  children?: ReactNode;
}

/** The time of the screen, what else narrows it, and the pause. */
export function TimeBar({ time, onTime, children }: Props) {
  const zoomed = typeof time === 'object';
  return (
    <div className="filters metric-bar">
      <select
        aria-label="Time"
        value={zoomed ? '' : time}
        onChange={(event) => onTime(event.target.value as RangeName)}
      >
        {zoomed && <option value="">A stretch of time</option>}
        {Object.entries(ranges).map(([range, { words }]) => (
          <option key={range} value={range}>
            {words}
          </option>
        ))}
      </select>
      {zoomed && (
        <button
          type="button"
          className="button"
          aria-pressed
          title={`From ${moment(time.startMs)} to ${moment(time.endMs)}`}
          onClick={() => onTime('15m')}
        >
          {clock(time.startMs)} – {clock(time.endMs)}
          <X size={14} aria-label="Follow the last 15 minutes again" />
        </button>
      )}
      {children}
      <PauseButton />
    </div>
  );
}

const clock = (ms: number) => moment(ms).slice(11, 19);
