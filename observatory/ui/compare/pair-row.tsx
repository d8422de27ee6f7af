import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { duration } from '../shared/format.ts';
import { serviceStyle } from '../shared/service-colour.ts';
import { Indent } from '../trace/row-start.tsx';
import type { Interval } from '../trace/scale.ts';
import type { Pair } from './align.ts';
import { PairBars } from './pair-bars.tsx';
import { signed } from './words.ts';

interface Props {
  pair: Pair;
  view: Interval;
  /** Offset of the row in the list, in pixels. */
  top: number;
  selected: boolean;
  onSelect: (index: number) => void;
}

export const PairRow = memo(
  function PairRow({ pair, view, top, selected, onSelect }: Props) {
    const { a, b, level, index } = pair;
    const span = (a ?? b)?.span;
    if (!span) return null;
    const only = a && b ? null : a ? 'A' : 'B';
    return (
      <tr
        id={`pair-${index}`}
        className="pair-row svc"
        aria-rowindex={index + 2}
        aria-level={level}
        aria-selected={selected}
        data-only={only ?? undefined}
        style={{ ...serviceStyle(span.service), transform: `translateY(${top}px)` }}
        onClick={() => onSelect(index)}
      >
        <td className="pair-name">
          <Indent level={level} />
          <span className="stripe" />
          {(a?.span.error || b?.span.error) && (
            <CircleAlert size={13} className="error-text" aria-label="Error" />
          )}
          <span className="label" title={`${span.name} · ${span.service}`}>
            {span.name}
          </span>
          <span className="pair-change mono">
            {a && b ? signed(b.span.duration_ms - a.span.duration_ms) : `only in ${only}`}
          </span>
        </td>
        <td className="pair-time">
          <span className="visually-hidden">
            {a ? `A ${duration(a.span.duration_ms)}` : 'not in A'},{' '}
            {b ? `B ${duration(b.span.duration_ms)}` : 'not in B'}
          </span>
          <PairBars pair={pair} view={view} />
        </td>
      </tr>
    );
  },
  // The handler is new at every render and does the same.
  (before, after) =>
    before.pair === after.pair &&
    before.view === after.view &&
    before.top === after.top &&
    before.selected === after.selected,
);
