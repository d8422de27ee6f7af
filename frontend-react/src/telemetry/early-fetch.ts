import { apiAddress } from './api-origin.ts';
import { newSpanId, newTraceId, now, traceparent } from './ids.ts';
import { taken, tell } from './journal.ts';
import { cause, hold, release } from './operations.ts';
import { rememberAnswer } from './rollbar/answers.ts';

/**
 * Sends `traceparent` with requests that leave before instrumentation-fetch is loaded, and writes
 * down what their spans need; later it only notices what is answered.
 */
export function traceEarlyFetches(): void {
  const native = window.fetch;
  window.fetch = function fetch(input, init) {
    const url = apiAddress(input);
    if (!url) return native.call(window, input, init);
    const operation = cause();
    if (taken()) {
      const method = init?.method ?? (input instanceof Request ? input.method : 'GET');
      const answer = native.call(window, input, init);
      rememberAnswer({ url, method, traceId: operation?.traceId }, answer);
      return answer;
    }
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
    rememberAnswer({ url, method: request.method, traceId }, answer);
    tell({
      type: 'fetch',
      fetch: { url, method: request.method, traceId, spanId, start, operation, answer },
    });
    return answer;
  };
}
