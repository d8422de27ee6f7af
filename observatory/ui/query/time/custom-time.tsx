import { useState } from 'react';
import type { QuerySpec } from '../../../api/query.ts';
import { during } from '../narrow.ts';
import { fromLocal, toLocal } from './ranges.ts';

interface Props {
  query: QuerySpec;
  bounds: { start: number; end: number };
  onAsk: (query: QuerySpec) => void;
}

/** From when to when, on this machine's clock. */
export function CustomTime({ query, bounds, onAsk }: Props) {
  const [from, setFrom] = useState(() => toLocal(bounds.start));
  const [to, setTo] = useState(() => toLocal(bounds.end));
  const start = fromLocal(from);
  const end = fromLocal(to);
  const whole = start !== undefined && end !== undefined;
  const ordered = whole && start < end;
  return (
    <form
      className="custom-time"
      onSubmit={(event) => {
        event.preventDefault();
        if (ordered) onAsk(during(query, start * 1000, end * 1000));
      }}
    >
      <input
        type="datetime-local"
        step={1}
        aria-label="From"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <span aria-hidden>–</span>
      <input
        type="datetime-local"
        step={1}
        aria-label="Until"
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <button type="submit" className="button" disabled={!ordered}>
        Set
      </button>
      {whole && !ordered && <span className="clause-problem">The end is before the start.</span>}
    </form>
  );
}
