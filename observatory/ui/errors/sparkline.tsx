import type { ErrorCounts, ErrorRange } from '../../api/errors.ts';
import { plural } from '../shared/format.ts';
import { moment } from '../shared/time.ts';
import { rangeWords } from './filters.ts';

interface Props {
  counts: ErrorCounts;
  range: ErrorRange;
  /** In the units of the drawing, which is stretched to its place. */
  height?: number;
}

/** A bar a bucket, the highest as high as the drawing; an empty bucket is a dot on the line. */
export function Sparkline({ counts: { buckets, start_ms, bucket_ms }, range, height = 24 }: Props) {
  const highest = Math.max(1, ...buckets);
  const total = buckets.reduce((sum, value) => sum + value, 0);
  const label = `${plural(total, 'occurrence')} in ${rangeWords[range]}`;
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${buckets.length * 4} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {buckets.map((value, at) => {
        const tall = value === 0 ? 1 : Math.max(2, (value / highest) * height);
        const start = start_ms + at * bucket_ms;
        return (
          <rect
            key={start}
            x={at * 4}
            y={height - tall}
            width={3}
            height={tall}
            data-empty={value === 0 || undefined}
          >
            <title>{`${plural(value, 'occurrence')} from ${moment(start)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
