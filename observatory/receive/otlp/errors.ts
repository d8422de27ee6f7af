/** Codes of google.rpc.Code that OTLP/HTTP errors carry. */
export const rpcCode = {
  invalidArgument: 3,
  resourceExhausted: 8,
  unimplemented: 12,
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

/** One span that cannot be kept, while the others of its request can. */
export class InvalidSpanError extends Error {}
