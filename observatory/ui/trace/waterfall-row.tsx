import { CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { duration, exactDuration, plural } from '../shared/format.ts';
import { serviceStyle } from '../shared/service-colour.ts';
import { Bar } from './bar.tsx';
import { describeTime, fileOf } from './describe.ts';
import type { Mark } from './marks.ts';
import { Indent, Twisty } from './row-start.tsx';
import type { Interval } from './scale.ts';
import type { Node } from './tree.ts';

interface Props {
  node: Node;
  rowIndex: number;
  /** Offset of the row in the waterfall, in pixels. */
  top: number;
  view: Interval;
  critical: Interval[] | undefined;
  marks: Mark[] | undefined;
  collapsed: boolean;
  active: boolean;
  selected: boolean;
  dimmed: boolean;
  onToggle: () => void;
  onSelect: (spanId: string) => void;
}

export const WaterfallRow = memo(
  function WaterfallRow(props: Props) {
    const { node, view, critical, marks, collapsed } = props;
    const { span } = node;
    const file = fileOf(span);
    const hasChildren = node.children.length > 0;
    return (
      <tr
        id={`row-${span.span_id}`}
        className="span-row svc"
        data-active={props.active || undefined}
        data-dimmed={props.dimmed || undefined}
        aria-rowindex={props.rowIndex}
        aria-level={node.level}
        aria-posinset={node.position}
        aria-setsize={node.siblings}
        aria-expanded={hasChildren ? !collapsed : undefined}
        aria-selected={props.selected}
        style={{ ...serviceStyle(span.service), transform: `translateY(${props.top}px)` }}
        onClick={() => props.onSelect(span.span_id)}
      >
        <td className="span-name">
          <Indent level={node.level} />
          <Twisty open={hasChildren ? !collapsed : null} onToggle={props.onToggle} />
          <span className="stripe" />
          {span.error && <CircleAlert size={13} className="error-text" aria-label="Error" />}
          <span className="label" title={`${span.name} · ${span.service}`}>
            {span.name}
          </span>
          {file && <span className="label-detail">{file}</span>}
          {collapsed && (
            <span className="hidden-count" title={`${plural(node.descendants, 'span')} below`}>
              +{node.descendants}
            </span>
          )}
          <span className="service-name">{span.service}</span>
          <span className="row-duration" title={exactDuration(span.duration_ms)} aria-hidden>
            {duration(span.duration_ms)}
          </span>
        </td>
        <td className="span-time">
          <span className="visually-hidden">{describeTime(span)}</span>
          <Bar node={node} view={view} critical={critical} marks={marks} />
        </td>
      </tr>
    );
  },
  // The handlers are new at every render and do the same as long as all else is the same.
  (before, after) =>
    (Object.keys(after) as (keyof Props)[]).every(
      (key) => key === 'onToggle' || key === 'onSelect' || Object.is(before[key], after[key]),
    ),
);
