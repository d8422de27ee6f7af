import { duration } from '../shared/format.ts';
import { type Interval, place } from '../trace/scale.ts';
import { intervalOf } from '../trace/segments.ts';
import type { Node } from '../trace/tree.ts';
import type { Pair } from './align.ts';

interface Props {
  pair: Pair;
  /** From the start of each trace, so that both begin at the left. */
  view: Interval;
}

/** Of the width; a bar that ends later leaves a phone no room for its label. */
const mostPercent = 78;

/** The first trace's bar over the second's, on one scale. */
export function PairBars({ pair, view }: Props) {
  return (
    <div className="pair-bars" aria-hidden>
      <SideBar side="A" node={pair.a} view={view} />
      <SideBar side="B" node={pair.b} view={view} />
    </div>
  );
}

function SideBar({ side, node, view }: { side: string; node: Node | null; view: Interval }) {
  const at = node && place(view, intervalOf(node.span));
  if (!at) return <div className="pair-bar" />;
  const end = at.left + at.width;
  const label = end <= mostPercent ? { left: `${end}%` } : { right: `${100 - at.left}%` };
  const inside = end > mostPercent && at.left < 100 - mostPercent;
  return (
    <div className="pair-bar" data-error={node.span.error || undefined} data-side={side}>
      <span style={{ left: `${at.left}%`, width: `${at.width}%` }} />
      <span
        className="pair-label"
        data-inside={inside || undefined}
        style={inside ? { right: 0 } : label}
      >
        {side} {duration(node.span.duration_ms)}
      </span>
    </div>
  );
}
