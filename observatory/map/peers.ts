import type { Filter } from '../api/query.ts';
import { quoteIdentifier } from '../store/schema.ts';

/** The table's attribute columns, by name. */
export type ColumnTypes = ReadonlyMap<string, string>;

/** Attributes that tell what a client called: those of today's semantic conventions, and older ones. */
const names = {
  system: ['db.system.name', 'db.system'],
  namespace: ['db.namespace', 'db.name'],
  queue: ['messaging.system'],
  destination: ['messaging.destination.name', 'messaging.destination'],
  peer: ['peer.service'],
  address: ['server.address', 'net.peer.name'],
  port: ['server.port', 'net.peer.port'],
} as const;

type Part = keyof typeof names;

/** What was called, in the parts that its node is made of; null where the spans say nothing. */
export interface Target {
  kind: 'service' | 'database' | 'queue' | 'peer';
  name: string | null;
  space: string | null;
  address: string | null;
  port: string | null;
}

/** All names, for asking which of them the table has a column for. */
export const peerColumns: readonly string[] = Object.values(names).flat();

/** The parts of a client span's target as a list of SQL expressions, named as `Target`'s members. */
export function targetOf(columns: ColumnTypes): string {
  const value = (part: Part) =>
    `coalesce(${names[part].map((name) => textOf(name, columns)).join(', ')})`;
  const [system, queue] = [value('system'), value('queue')];
  return `
    CASE WHEN ${system} IS NOT NULL THEN 'database'
         WHEN ${queue} IS NOT NULL THEN 'queue' ELSE 'peer' END AS kind,
    coalesce(${system}, ${queue}, ${value('peer')}) AS name,
    CASE WHEN ${system} IS NOT NULL THEN ${value('namespace')}
         WHEN ${queue} IS NOT NULL THEN ${value('destination')} END AS space,
    ${value('address')} AS address, ${value('port')} AS port`;
}

function textOf(name: string, columns: ColumnTypes): string {
  const column = quoteIdentifier(name);
  const type = columns.get(name);
  if (type === 'VARCHAR') return `nullif(${column}, '')`;
  // Without the fraction of a whole number.
  if (type === 'DOUBLE') return `format('{:.15g}', ${column})`;
  if (type !== undefined) return `${column}::VARCHAR`;
  // It came when there was room for no more columns, or never.
  const text = `nullif(json_extract_string(_rest, '/${name}'), '')`;
  return `CASE WHEN _rest IS NOT NULL AND json_valid(_rest) THEN ${text} END`;
}

/**
 * What spans have that call this target, for a question, and whether no others do: where both an
 * old and a new name of an attribute are in use, one alone is asked for.
 */
export function filtersOf(
  target: Target,
  columns: ColumnTypes,
): { filters: Filter[]; exact: boolean } {
  const { kind, name, space, address, port } = target;
  const parts: [Part, string | null][] = [['system', kind === 'database' ? name : null]];
  if (kind === 'database') parts.push(['namespace', space]);
  else parts.push(['queue', kind === 'queue' ? name : null]);
  if (kind === 'queue') parts.push(['destination', space]);
  if (kind === 'peer') parts.push(['peer', name]);
  parts.push(['address', address], ['port', port]);
  let exact = true;
  const filters = parts.flatMap(([part, value]): Filter[] => {
    const known = names[part].filter((each) => columns.has(each));
    if (value === null) return known.map((column) => ({ column, op: 'does-not-exist' }));
    if (known.length !== 1) exact = false;
    const column = known[0] ?? names[part][0];
    return [{ column, op: '=', value: columns.get(column) === 'DOUBLE' ? Number(value) : value }];
  });
  return { filters, exact };
}
