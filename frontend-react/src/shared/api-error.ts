import type { ErrorCode } from '@cruddur/contract/api/errors.ts';

/** What the server says (contract/api/errors.ts), or why there is no usable answer from it. */
export type ApiErrorCode = ErrorCode | 'offline' | 'network' | 'timeout' | 'bad_answer';

interface Details {
  /** HTTP status; 0 when there was no answer. */
  status: number;
  code: ApiErrorCode | (string & {});
  /** A sentence for people. */
  message: string;
  /** The field at fault, as the API names it. */
  field?: string | undefined;
  /** 32 hex digits; the reference to quote. */
  traceId?: string | undefined;
  cause?: unknown;
}

/** Every way in which a call of the API can fail. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: Details['code'];
  readonly field: string | undefined;
  readonly traceId: string | undefined;

  constructor({ status, code, message, field, traceId, cause }: Details) {
    super(message, { cause });
    this.status = status;
    this.code = code;
    this.field = field;
    this.traceId = traceId;
  }

  /** Whether the same request may succeed in a moment: no answer, or a server that is not ready. */
  get worthRetrying(): boolean {
    return this.code === 'network' || this.status === 502 || this.status === 503;
  }
}
