import { useState } from 'react';
import type { NumbersDifference, Shares } from '../../api/bubbleup.ts';
import type { PartActions } from './bubble-up.tsx';
import type { Part } from './choices.ts';
import { Pair } from './pair.tsx';
import { PartMenu } from './part-menu.tsx';
import { binWords, share } from './words.ts';

interface Props {
  difference: NumbersDifference;
  actions: PartActions;
}

/** As many have room for what they stand for. */
const mostLabels = 5;

interface Bar extends Shares {
  words: string;
  part: Part;
}

/** Ranges of numbers as pairs of columns; under them what is pointed at, or from where to where. */
export function BinsChart({ difference, actions }: Props) {
  const [pointed, setPointed] = useState<Bar | null>(null);
  const { column } = difference;
  const bars = barsOf(difference);
  const largest = Math.max(...bars.flatMap((bar) => [bar.selection, bar.baseline]));
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only forgets what was pointed at. */}
      <div className="bubble-bins" onMouseLeave={() => setPointed(null)}>
        {bars.map((bar) => (
          <PartMenu
            key={bar.words}
            column={column}
            part={bar.part}
            title={bar.words}
            actions={actions}
            trigger={
              <button
                type="button"
                className="bubble-bin"
                data-missing={'missing' in bar.part || undefined}
                aria-label={`${bar.words}: selection ${share(bar.selection)}, baseline ${share(bar.baseline)}`}
                onMouseEnter={() => setPointed(bar)}
                onFocus={() => setPointed(bar)}
                onBlur={() => setPointed(null)}
              >
                <Pair shares={bar} largest={largest} />
              </button>
            }
          />
        ))}
      </div>
      {bars.length <= mostLabels ? (
        <Labels bars={bars} />
      ) : (
        <p className="bubble-axis" aria-hidden>
          {pointed ? <Pointed bar={pointed} /> : <Ends difference={difference} />}
        </p>
      )}
    </>
  );
}

function Labels({ bars }: { bars: Bar[] }) {
  return (
    <p className="bubble-axis bubble-labels" aria-hidden>
      {bars.map(({ words, selection, baseline }) => (
        <span key={words} title={words}>
          {words}
          <b>{share(selection)}</b>
          <small>{share(baseline)}</small>
        </span>
      ))}
    </p>
  );
}

function Pointed({ bar }: { bar: Bar }) {
  return (
    <>
      <span>{bar.words}</span>
      <span className="bubble-value-shares">
        <b>{share(bar.selection)}</b>
        <span>{share(bar.baseline)}</span>
      </span>
    </>
  );
}

function Ends({ difference: { column, bins, missing } }: { difference: NumbersDifference }) {
  const lowest = bins[0]?.min ?? 0;
  const highest = bins.at(-1)?.max ?? 0;
  const words = (number: number) => binWords(column, { min: number, max: number });
  return (
    <>
      <span>
        {missing.selection + missing.baseline > 0 && 'none · '}
        {words(lowest)}
      </span>
      {lowest !== highest && <span>{words(highest)}</span>}
    </>
  );
}

function barsOf({ column, bins, missing }: NumbersDifference): Bar[] {
  const bars = bins.map((bin): Bar => {
    const { selection, baseline } = bin;
    return { selection, baseline, words: binWords(column, bin), part: { bin } };
  });
  if (missing.selection + missing.baseline === 0) return bars;
  return [{ ...missing, words: 'no value', part: { missing: true } }, ...bars];
}
