import type { MapNode } from '../api/map.ts';
import type { Target } from './peers.ts';

/** Whoever called without a span that is stored. */
export const untracedId = 'untraced';

/** The kind and the names of a node in one text, from which `targetFrom` reads them again. */
export function idOf({ kind, name, space, address, port }: Target): string {
  const parts = kind === 'service' ? [name] : [name, space, address, port];
  return [kind, ...parts.map((part) => (part === null ? '' : encodeURIComponent(part)))].join('/');
}

export function serviceId(name: string): string {
  return idOf({ kind: 'service', name, space: null, address: null, port: null });
}

/** Undefined for what is no id of a service, a database, a queue or a peer. */
export function targetFrom(id: string): Target | undefined {
  const [kind, ...parts] = id.split('/');
  if (kind !== 'service' && kind !== 'database' && kind !== 'queue' && kind !== 'peer') return;
  if (parts.length !== (kind === 'service' ? 1 : 4)) return undefined;
  try {
    const [name = null, space = null, address = null, port = null] = parts.map((part) =>
      part === '' ? null : decodeURIComponent(part),
    );
    return { kind, name, space, address, port };
  } catch {
    return undefined;
  }
}

/** What the node is called on the screen. */
export function describeNode(target: Target): Pick<MapNode, 'id' | 'kind' | 'name' | 'detail'> {
  const { kind, name, space, address, port } = target;
  const id = idOf(target);
  if (kind === 'peer' && name === null) {
    return { id, kind, name: address ?? 'unknown', detail: port === null ? '' : `port ${port}` };
  }
  const place = address === null || port === null ? address : `${address}:${port}`;
  const detail = [space, place].filter((part) => part !== null).join('@');
  return { id, kind, name: name ?? 'unknown', detail };
}
