import type { MapEdge, MapNode, MapNodeKind, ServiceMap } from '../../api/map.ts';
import { duration, percent } from '../shared/format.ts';
import { rate } from './rate.ts';

/** What a node is, in words. */
export const kindWords: Record<MapNodeKind, string> = {
  service: 'service',
  database: 'database',
  queue: 'queue',
  peer: 'known from its callers only',
  untraced: 'known from what they called only',
};

/** As a person writes the name of a database. */
const proper: Record<string, string> = {
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  redis: 'Redis',
  mongodb: 'MongoDB',
  sqlite: 'SQLite',
};

export function nodeName({ kind, name }: MapNode): string {
  return kind === 'database' ? (proper[name] ?? name) : name;
}

/** `0 %` to `100 %`; as much as there is, however little, is never 0. */
export function errorShare({ calls, errors }: Pick<MapEdge, 'calls' | 'errors'>): string {
  return percent(calls === 0 ? 0 : errors / calls);
}

export function latency(ms: number | null): string {
  return ms === null ? '–' : duration(ms);
}

/** The latency that a map shows of an edge: the caller's, who waits, where that is known. */
export function shownLatency({ caller, callee }: MapEdge) {
  return caller.p95_ms === null && callee ? callee : caller;
}

/**
 * An edge in words, for those who do not see it. What is written on it stands there word for word,
 * so that it can be chosen by saying it.
 */
export function describeEdge(edge: MapEdge, nodes: ReadonlyMap<string, MapNode>, map: ServiceMap) {
  const [from, to] = [edge.from, edge.to].map((id) => nodes.get(id));
  const { p50_ms, p95_ms } = shownLatency(edge);
  const who = `${from ? nodeName(from) : edge.from} calls ${to ? nodeName(to) : edge.to}`;
  const shown = `${rate(edge.calls, map.end_ms - map.start_ms)} · ${errorShare(edge)} err P95 ${latency(p95_ms)}`;
  return `${who}: ${shown}, P50 ${latency(p50_ms)}`;
}
