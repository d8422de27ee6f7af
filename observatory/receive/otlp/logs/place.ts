import type { Origin } from '../../../span.ts';
import { plainAttributes } from '../../../values.ts';

/** The log group and stream that records go to. */
export interface Place {
  group: string;
  stream: string;
}

const most = 200;

/**
 * The records of a service are the group `otlp/<service>`, and those of one copy of it a stream, or
 * of one scope where copies are not told apart; written as CloudWatch allows names.
 */
export function placeOf({ resource, scope }: Origin): Place {
  const attributes = plainAttributes(resource.attributes);
  const service = String(attributes['service.name'] || 'unknown_service');
  const stream = String(attributes['service.instance.id'] || scope.name || 'default');
  return {
    group: `otlp/${service.slice(0, most).replace(/[^.\-_/#A-Za-z0-9]/g, '-')}`,
    stream: stream.slice(0, most).replace(/[:*]/g, '-'),
  };
}
