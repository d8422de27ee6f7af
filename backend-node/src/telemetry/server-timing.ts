import { ServerResponse } from 'node:http';
import { type RequestTelemetry, requestOf } from './request.ts';
import { formatTraceparent } from './traceparent.ts';

type Header = string | number | string[] | undefined;

/**
 * Puts `Server-Timing: traceparent;desc="…", total;dur=…` on the answers to traced requests, at
 * the moment their headers are written, beside any Server-Timing that is there already. Page loads
 * join the server's trace by it, and the browser tells the network's share. The answer undoes it.
 */
export function writeServerTiming(): () => void {
  const prototype = ServerResponse.prototype;
  const original = prototype.writeHead;

  function writeHead(this: ServerResponse, ...args: unknown[]): ServerResponse {
    const request = requestOf(this);
    if (request?.span !== undefined && !this.headersSent) {
      const given = args.find((arg) => typeof arg === 'object' && arg !== null);
      addServerTiming(this, serverTiming(request), given as object | undefined);
    }
    return Reflect.apply(original, this, args);
  }

  prototype.writeHead = writeHead as typeof original;
  return () => {
    prototype.writeHead = original;
  };
}

function serverTiming({ span, startedMs }: RequestTelemetry): string {
  const traceparent = span === undefined ? '' : formatTraceparent(span.spanContext());
  const total = Math.round((performance.now() - startedMs) * 10) / 10;
  return `traceparent;desc="${traceparent}", total;dur=${total}`;
}

/** Headers given to writeHead override those set before, so the entry must go where they are. */
function addServerTiming(response: ServerResponse, entry: string, given: object | undefined): void {
  if (Array.isArray(given)) {
    const index = given.findIndex(
      (name, at) => at % 2 === 0 && String(name).toLowerCase() === 'server-timing',
    );
    if (index >= 0) given[index + 1] = join(given[index + 1], entry);
    else given.push('Server-Timing', join(response.getHeader('Server-Timing'), entry));
    return;
  }
  const name = given && Object.keys(given).find((key) => key.toLowerCase() === 'server-timing');
  if (given && name) {
    const headers = given as Record<string, Header>;
    headers[name] = join(headers[name], entry);
    return;
  }
  response.setHeader('Server-Timing', join(response.getHeader('Server-Timing'), entry));
}

function join(before: Header, entry: string): string {
  return before === undefined ? entry : `${before}, ${entry}`;
}
