import type { MapCalls } from '../../api/map.ts';
import { plural } from '../shared/format.ts';
import { moment } from '../shared/time.ts';

const height = 40;

/** A bar a step, as high as there were calls, red for those that failed. */
export function Spark({ calls }: { calls: MapCalls }) {
  const { calls_by_step: steps, errors_by_step: failed, start_ms, step_ms } = calls;
  const highest = Math.max(1, ...steps);
  const tall = (value: number) => (value === 0 ? 0 : Math.max(2, (value / highest) * height));
  return (
    <svg
      className="map-spark"
      viewBox={`0 0 ${steps.length * 4} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${plural(calls.calls, 'call')}, ${plural(calls.errors, 'error')} over the time of the map`}
    >
      {steps.map((value, at) => {
        const start = start_ms + at * step_ms;
        const errors = failed[at] ?? 0;
        return (
          <g key={start}>
            <title>{`${plural(value, 'call')}, ${plural(errors, 'error')} from ${moment(start)}`}</title>
            <rect x={at * 4} y={0} width={4} height={height} className="map-spark-step" />
            <rect x={at * 4} y={height - tall(value)} width={3} height={tall(value)} />
            <rect
              className="map-spark-errors"
              x={at * 4}
              y={height - tall(errors)}
              width={3}
              height={tall(errors)}
            />
          </g>
        );
      })}
    </svg>
  );
}
