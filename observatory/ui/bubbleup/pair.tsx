import type { Shares } from '../../api/bubbleup.ts';

/** Two bars, the selection's and the baseline's; the largest of the card fills its length. */
export function Pair({ shares, largest }: { shares: Shares; largest: number }) {
  const length = (share: number) => ({ '--length': largest > 0 ? share / largest : 0 });
  return (
    <span className="bubble-pair" aria-hidden>
      <span data-side="selection" style={length(shares.selection) as React.CSSProperties} />
      <span data-side="baseline" style={length(shares.baseline) as React.CSSProperties} />
    </span>
  );
}
