import { type RangeName, ranges } from './ranges.ts';

interface Props {
  /** Null for a stretch of time that has no name. */
  value: RangeName | null;
  onChange: (range: RangeName) => void;
}

/** Chooses the time that a screen is of. */
export function RangeSelect({ value, onChange }: Props) {
  return (
    <select
      aria-label="Time"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value as RangeName)}
    >
      {value === null && <option value="">A stretch of time</option>}
      {Object.entries(ranges).map(([range, { words }]) => (
        <option key={range} value={range}>
          {words}
        </option>
      ))}
    </select>
  );
}
