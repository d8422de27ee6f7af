import { duration } from '../shared/format.ts';
import { describeItem, isToSecond, titleOf } from './describe-item.ts';
import { itemKinds } from './item-kinds.ts';
import { ItemTrack } from './item-track.tsx';
import { type ItemLine, intervalOfLine } from './lines.ts';
import { toneOfLine } from './marks.ts';
import { Indent, Twisty } from './row-start.tsx';
import type { Interval } from './scale.ts';

interface Props {
  line: ItemLine;
  rowIndex: number;
  /** Offset of the row in the waterfall, in pixels. */
  top: number;
  view: Interval;
  active: boolean;
  selected: boolean;
  onToggle: () => void;
  onSelect: (id: string) => void;
}

/** A log line, an error or a segment among the spans. */
export function ItemRow({ line, rowIndex, top, view, active, selected, ...on }: Props) {
  const { icon: Icon, vendor } = itemKinds[line.kind];
  const title = titleOf(line);
  const { startMs, endMs } = intervalOfLine(line);
  return (
    <tr
      id={`row-${line.id}`}
      className="span-row related-row"
      data-kind={line.kind}
      data-tone={toneOfLine(line)}
      data-active={active || undefined}
      aria-rowindex={rowIndex}
      aria-level={line.level}
      aria-expanded={line.open ?? undefined}
      aria-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => on.onSelect(line.id)}
    >
      <td className="span-name">
        <Indent level={line.level} />
        <Twisty open={line.open} onToggle={on.onToggle} />
        <Icon size={13} className="related-icon" aria-hidden />
        <span className="label" title={title}>
          {title}
        </span>
        <span className="service-name related-from">{vendor}</span>
        <span className="row-duration" aria-hidden>
          {isToSecond(line) && '≈ '}
          {duration(line.kind === 'segment' ? endMs - startMs : startMs)}
        </span>
      </td>
      <td className="span-time">
        <span className="visually-hidden">{describeItem(line)}</span>
        <ItemTrack line={line} view={view} />
      </td>
    </tr>
  );
}
