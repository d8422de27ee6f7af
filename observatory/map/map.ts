import type { ServiceMap } from '../api/map.ts';
import type { Session } from '../query/session.ts';
import { assemble } from './assemble.ts';
import { openScope, readCalls, readServices } from './read.ts';

/** Who called whom in that time; both ends whole seconds in epoch milliseconds. */
export async function readMap(
  session: Session,
  startMs: number,
  endMs: number,
): Promise<ServiceMap> {
  const began = performance.now();
  const scope = await openScope(session, startMs, endMs);
  const services = await readServices(session, scope);
  const weighted = services.some((service) => service.weighted);
  const { groups, total } = await readCalls(session, scope, weighted);
  return {
    start_ms: startMs,
    end_ms: endMs,
    ...assemble(services, groups, scope.columns),
    edges_left_out: total - groups.length,
    elapsed_ms: performance.now() - began,
  };
}
