import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { PauseButton } from '../shared/pause-button.tsx';
import { RangeSelect } from '../shared/range-select.tsx';
import { moment } from '../shared/time.ts';
import type { TimeChoice } from './address.ts';

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
      <RangeSelect value={zoomed ? null : time} onChange={onTime} />
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
