import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { answerOf, otlpFault } from './answers.ts';
import type { Faults, Strike } from './faults.ts';
import { vendorOf } from './vendor-of.ts';

/** Before the receivers: lets the faults that were ordered happen to their requests. */
export function injectFaults(faults: Faults): RequestHandler {
  return async (request, response, next) => {
    const vendor = vendorOf(request);
    const strike = vendor && faults.of(vendor).strike();
    if (!strike) return next();
    if (strike.mode === 'status') {
      if (vendor === 'honeycomb') throw otlpFault(strike.status, strike.retryAfterSeconds);
      const { headers, body } = answerOf(vendor, strike.status, strike.retryAfterSeconds);
      response.writeHead(strike.status, headers).end(body);
      return;
    }
    if (await goesOn(strike, request, response)) next();
  };
}

/** What `slow`, `refuse` and `reset` do to a connection; true when the request is served after all. */
async function goesOn(
  strike: Strike,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (strike.mode === 'slow') {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const held = await strike.hold(gone.signal);
    if (held && !gone.signal.aborted) return true;
  }
  if (strike.mode === 'reset') {
    await beginning(request);
    request.socket.resetAndDestroy();
  } else {
    request.socket.destroy();
  }
  return false;
}

/** Resolves once the first of the body has come, or there is none. */
function beginning(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['data', 'end', 'close']) request.once(event, () => resolve());
  });
}
