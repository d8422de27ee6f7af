import { ZoomOut } from 'lucide-react';
import { useState } from 'react';
import type { QuerySpec } from '../../../api/query.ts';
import { duringLast, isAbsolute } from '../narrow.ts';
import { CustomTime } from './custom-time.tsx';
import {
  boundsOf,
  boundsWords,
  defaultRange,
  granularities,
  presets,
  spanWords,
} from './ranges.ts';

interface Props {
  query: QuerySpec;
  /** A change of the time is asked at once, as it is meant to be looked at. */
  onAsk: (query: QuerySpec) => void;
  onZoomOut: (() => void) | undefined;
}

/** The time that is asked about, and the length of a step. */
export function TimeControl({ query, onAsk, onZoomOut }: Props) {
  const [choosing, setChoosing] = useState(false);
  const bounds = boundsOf(query, Date.now());
  const absolute = isAbsolute(query);
  const range = query.time_range ?? defaultRange;
  const value = choosing ? 'custom' : absolute ? 'absolute' : String(range);
  const listed = presets.some(([seconds]) => seconds === range);

  function pick(next: string) {
    setChoosing(next === 'custom');
    if (next !== 'custom' && next !== 'absolute') onAsk(duringLast(query, Number(next)));
  }

  return (
    <>
      <select aria-label="Time range" value={value} onChange={(event) => pick(event.target.value)}>
        {!listed && !absolute && (
          <option value={String(range)}>{`Last ${spanWords(range)}`}</option>
        )}
        {presets.map(([seconds, words]) => (
          <option key={seconds} value={String(seconds)}>
            {words}
          </option>
        ))}
        {absolute && <option value="absolute">{boundsWords(bounds)}</option>}
        <option value="custom">Custom time…</option>
      </select>
      {choosing && (
        <CustomTime
          key={`${bounds.start} ${bounds.end}`}
          query={query}
          bounds={bounds}
          onAsk={(next) => {
            setChoosing(false);
            onAsk(next);
          }}
        />
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Zoom out"
        title="Zoom out: twice the time"
        disabled={!onZoomOut}
        onClick={onZoomOut}
      >
        <ZoomOut size={15} aria-hidden />
      </button>
      <Granularity query={query} seconds={bounds.end - bounds.start} onAsk={onAsk} />
    </>
  );
}

function Granularity({ query, seconds, onAsk }: { seconds: number } & Omit<Props, 'onZoomOut'>) {
  const { granularity, ...rest } = query;
  const sensible = granularities(seconds);
  const all =
    granularity && !sensible.includes(granularity) ? [granularity, ...sensible] : sensible;
  return (
    <select
      aria-label="Granularity: the time of a point"
      value={granularity ? String(granularity) : 'auto'}
      onChange={({ target: { value } }) =>
        onAsk(value === 'auto' ? rest : { ...rest, granularity: Number(value) })
      }
    >
      <option value="auto">Steps: auto</option>
      {all.map((step) => (
        <option key={step} value={String(step)}>{`Steps: ${spanWords(step)}`}</option>
      ))}
    </select>
  );
}
