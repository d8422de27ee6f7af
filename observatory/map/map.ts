import type { ServiceMap } from '../api/map.ts';
import { assemble } from './assemble.ts';
import { openScope, readCalls, readServices } from './read.ts';
import type { Run } from './run.ts';

/** Who called whom in that time; both ends whole seconds in epoch milliseconds. */
export async function readMap(run: Run, startMs: number, endMs: number): Promise<ServiceMap> {
  const began = performance.now();
  const scope = await openScope(run, startMs, endMs);
  const services = await readServices(run, scope);
  const weighted = services.some((service) => service.weighted);
  const { groups, total } = await readCalls(run, scope, weighted);
  return {
    start_ms: startMs,
    end_ms: endMs,
    ...assemble(services, groups, scope.columns),
    edges_left_out: total - groups.length,
    elapsed_ms: performance.now() - began,
  };
}
