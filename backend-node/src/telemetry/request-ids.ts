import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ROOT_CONTEXT } from '@opentelemetry/api';
import type { AsyncContextManager } from './context-manager.ts';
import { newTraceId } from './id-generator.ts';
import { attachRequest, withRequest } from './request.ts';

const REQUEST_START = 'http.server.request.start';

/**
 * For when tracing is off: every request still has an id to quote in an error and to find in the
 * log, made only when somebody asks. The answer stops it.
 */
export function identifyRequests(contextManager: AsyncContextManager): () => void {
  function onStart(message: unknown): void {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    let traceId: string | undefined;
    const known = {
      get traceId() {
        traceId ??= newTraceId();
        return traceId;
      },
      method: request.method ?? '',
      startedMs: 0,
      context: ROOT_CONTEXT,
      mount: '',
    };
    attachRequest(response, known);
    contextManager.enter(withRequest(ROOT_CONTEXT, known));
  }
  subscribe(REQUEST_START, onStart);
  return () => unsubscribe(REQUEST_START, onStart);
}
