import type { ServerResponse } from 'node:http';

/** google.rpc.Code of each HTTP status that the relay refuses with. */
const RPC_CODE = {
  400: 3, // INVALID_ARGUMENT
  403: 7, // PERMISSION_DENIED
  405: 12, // UNIMPLEMENTED
  408: 4, // DEADLINE_EXCEEDED
  413: 3,
  415: 3,
  429: 8, // RESOURCE_EXHAUSTED
  503: 14, // UNAVAILABLE
} as const;

export type RefusalStatus = keyof typeof RPC_CODE;

/** A request that the relay does not take, and why. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: RefusalStatus;
  /** When to come again; only for 429 and 503. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: RefusalStatus, message: string, retryAfterSeconds?: number) {
    super(message);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Answers with a google.rpc.Status in JSON, as OTLP/HTTP says errors are told. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  const body = JSON.stringify({ code: RPC_CODE[refusal.status], message: refusal.message });
  response.statusCode = refusal.status;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('Cache-Control', 'no-store');
  if (refusal.status === 405) response.setHeader('Allow', 'POST');
  if (refusal.retryAfterSeconds !== undefined) {
    response.setHeader('Retry-After', String(refusal.retryAfterSeconds));
  }
  response.end(body);
}
