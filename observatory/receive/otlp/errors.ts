/** Codes of google.rpc.Code that OTLP/HTTP errors carry. */
export const rpcCode = {
  cancelled: 1,
  invalidArgument: 3,
  permissionDenied: 7,
  failedPrecondition: 9,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
} as const;

/** A request that is refused as a whole; answered as google.rpc.Status in the request's encoding. */
export class OtlpError extends Error {
  readonly status: number;
  readonly rpcCode: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: number, message: string, retryAfterSeconds?: number) {
    super(message);
    this.status = status;
    this.rpcCode = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The body is not what its content type says. */
export class MalformedError extends OtlpError {
  constructor(message: string) {
    super(400, rpcCode.invalidArgument, message);
  }
}

/** Its sender is gone and reads no answer; nothing of ours has failed. */
export class AbortedError extends OtlpError {
  constructor() {
    super(400, rpcCode.cancelled, 'the sender went away before the end of the body');
  }
}

/** One span, log record or point that cannot be kept, while the others of its request can. */
export class InvalidItemError extends Error {}
