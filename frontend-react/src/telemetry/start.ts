import { queryClient } from '../app/query-client.ts';
import { recordError } from './errors.ts';
import { Processor } from './export/processor.ts';
import { Sender } from './export/sender.ts';
import { instrumentFetch, replayFetch } from './fetches.ts';
import { type Entry, read } from './journal.ts';
import { sendWhenLeaving } from './leaving.ts';
import { Lifecycle } from './lifecycle.ts';
import { currentRoute, traceNavigations } from './navigations.ts';
import { describeLoad, waitForFirstPaint } from './page-load.ts';
import { createTracer } from './provider.ts';
import { resourceAttributes } from './resource.ts';
import { ResourceTimings } from './resource-timings.ts';
import { sessionId, userId, watchUser } from './session.ts';
import { traceVitals } from './vitals.ts';

/** The relay, on the page's own origin (backend-node/src/telemetry/relay). */
const RELAY = '/o/t';

/** Makes spans of what the light part has written down so far and of all that follows. */
export function start(): void {
  watchUser(queryClient);
  const processor = new Processor(new Sender(RELAY, resourceAttributes()), {
    atStart: () => ({ 'session.id': sessionId(), 'app.page': currentRoute() }),
    atEnd: () => ({ 'user.id': userId() }),
  });
  const tracer = createTracer(processor);
  const timings = new ResourceTimings();
  const lifecycle = new Lifecycle(tracer, (operation, span) => {
    if (operation.kind === 'load') describeLoad(tracer, operation, span);
  });
  const take = (entry: Entry) => {
    switch (entry.type) {
      case 'begun':
        if (entry.operation.kind === 'load') waitForFirstPaint(entry.operation);
        lifecycle.begin(entry.operation);
        if (entry.operation.kind === 'load') traceVitals(tracer, entry.operation);
        return;
      case 'renamed':
        return lifecycle.rename(entry.operation);
      case 'idle':
        return lifecycle.idle(entry.operation);
      case 'fetch':
        return replayFetch(tracer, timings, entry.fetch);
      case 'error':
        return recordError(tracer, lifecycle.spanOf(entry.operation), entry);
    }
  };
  read(take);
  instrumentFetch(tracer, timings);
  traceNavigations();
  sendWhenLeaving(processor, timings);
}
