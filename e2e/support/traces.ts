import type { BrowserContext } from '@playwright/test';
import { expectConnected } from './edges.ts';
import { observatory } from './test.ts';

/** The traces of every API call that this browser makes from now on. */
export function followTraces(context: BrowserContext): ReadonlySet<string> {
  const traceIds = new Set<string>();
  context.on('request', (request) => {
    const [, traceId] = request.headers().traceparent?.split('-') ?? [];
    if (traceId) traceIds.add(traceId);
  });
  return traceIds;
}

/** Asserts that each is one tree: a single root, and no span without its parent. */
export async function expectAllConnected(traceIds: ReadonlySet<string>): Promise<void> {
  for (const traceId of traceIds) expectConnected(await observatory.completeTrace(traceId));
}
