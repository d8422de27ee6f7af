import { useRef } from 'react';
import { type Interval, place, share, ticks } from './scale.ts';
import { useRangeDrag } from './use-range-drag.ts';

interface Props {
  view: Interval;
  /** About how many ticks. */
  wanted: number;
  onZoom: (view: Interval) => void;
}

/** The time since the start of the trace; dragging across it zooms. */
export function Axis({ view, wanted, onZoom }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { handlers, chosen } = useRangeDrag(box, view, onZoom);
  const range = chosen && place(view, chosen);
  return (
    <div className="axis" ref={box} title="Drag to zoom" {...handlers}>
      <span className="visually-hidden">Time since the start of the trace</span>
      {ticks(view, wanted).map(({ ms, label }) => {
        const at = share(view, ms);
        return (
          <span
            key={ms}
            className="tick"
            data-last={at > 0.94 || undefined}
            style={{ left: `${at * 100}%` }}
            aria-hidden
          >
            {label}
          </span>
        );
      })}
      {range && (
        <span className="axis-range" style={{ left: `${range.left}%`, width: `${range.width}%` }} />
      )}
    </div>
  );
}
