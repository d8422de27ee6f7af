import type { KeyValue, Origin } from '../../span.ts';
import type { Message, Scalars } from './scalars.ts';
import { keyValues, message, text } from './values.ts';

/** Resource and scope of what `inner` of `outer` holds, in the same form for every signal. */
export function origin(
  outer: Message,
  inner: Message,
  rawScope: unknown,
  scalars: Scalars,
): Origin {
  const resource = message(outer.resource ?? {}, 'resource');
  const scope = message(rawScope ?? {}, 'scope');
  return {
    resource: { ...attributes(resource, scalars), schemaUrl: text(outer.schemaUrl, 'schemaUrl') },
    scope: {
      name: text(scope.name, 'scope.name'),
      version: text(scope.version, 'scope.version'),
      ...attributes(scope, scalars),
      schemaUrl: text(inner.schemaUrl, 'schemaUrl'),
    },
  };
}

export function attributes(
  raw: Message,
  scalars: Scalars,
): { attributes: KeyValue[]; droppedAttributesCount: number } {
  return {
    attributes: keyValues(raw.attributes, scalars, 0),
    droppedAttributesCount: scalars.uint32(raw.droppedAttributesCount, 'droppedAttributesCount'),
  };
}
