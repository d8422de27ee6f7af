import { Cloud, Database, type LucideIcon, Mailbox, Server, Users } from 'lucide-react';
import { Link } from 'react-router';
import type { MapNode, MapNodeKind } from '../../api/map.ts';
import { plural } from '../shared/format.ts';
import { serviceStyle } from '../shared/service-colour.ts';
import type { Box } from './layout.ts';
import { kindWords, nodeName } from './names.ts';

const nodeIcons: Record<MapNodeKind, LucideIcon> = {
  service: Server,
  database: Database,
  queue: Mailbox,
  peer: Cloud,
  untraced: Users,
};

interface Props {
  node: MapNode;
  box: Box;
  chosen: boolean;
  to: string;
}

/** Of a character of the small fixed-width letters. */
const charPx = 7.23;

/** A service in its colour; what has no spans of its own without one. */
export function NodeBox({ node, box, chosen, to }: Props) {
  const { x, y, width, height } = box;
  const Icon = nodeIcons[node.kind];
  const name = nodeName(node);
  const under = underName(node);
  const shown = shortened(under, (width - 22) / charPx);
  const clip = `map-${node.id.replaceAll(/[^\w-]/g, '_')}`;
  return (
    <Link
      to={to}
      replace
      className="map-node svc"
      data-kind={node.kind}
      style={node.kind === 'service' ? serviceStyle(node.name) : undefined}
      aria-current={chosen || undefined}
    >
      <title>{`${`${name} ${under}`.trim()}, ${kindWords[node.kind]}`}</title>
      <clipPath id={clip}>
        <rect x={x} y={y} width={width - 3} height={height} />
      </clipPath>
      <rect className="map-box" {...{ x, y, width, height }} rx={8} />
      <rect className="map-stripe" x={x} y={y + 8} width={4} height={height - 16} rx={2} />
      <Icon x={x + 14} y={y + 13} size={16} aria-hidden />
      <g clipPath={`url(#${clip})`}>
        <text x={x + 37} y={y + 26} className="map-name">
          {name}
        </text>
        <text x={x + 14} y={y + 47} className="map-under">
          {shown}
        </text>
      </g>
    </Link>
  );
}

function shortened(text: string, chars: number): string {
  return text.length <= chars ? text : `${text.slice(0, Math.floor(chars) - 1)}…`;
}

function underName({ kind, detail, spans }: MapNode): string {
  return kind === 'service' ? plural(spans, 'span') : detail;
}
