import { apiAddress } from './api-origin.ts';
import { newSpanId, newTraceId, now, traceparent } from './ids.ts';
import { taken, tell } from './journal.ts';
import { cause, hold, release } from './operations.ts';

/**
 * Sends `traceparent` with requests that leave before instrumentation-fetch is loaded, and writes
 * down what their spans need.
 */
export function traceEarlyFetches(): void {
  const native = window.fetch;
  window.fetch = function fetch(input, init) {
    const url = taken() ? undefined : apiAddress(input);
    if (!url) return native.call(window, input, init);
    const operation = cause();
    const spanId = newSpanId();
    const start = now();
    const traceId = operation?.traceId ?? newTraceId();
    const request = new Request(input, init);
    request.headers.set('traceparent', traceparent(traceId, spanId));
    const answer = native.call(window, request);
    if (operation) {
      hold(operation);
      const done = () => release(operation);
      answer.then(done, done);
    }
    tell({
      type: 'fetch',
      fetch: { url, method: request.method, traceId, spanId, start, operation, answer },
    });
    return answer;
  };
}
