import { type ErrorCode, errorStatus } from '@cruddur/contract/api/errors.ts';
import { sentences } from './sentences.ts';

export interface AppErrorOptions {
  /** For people; the code's usual sentence by default. */
  sentence?: string;
  /** The field at fault. */
  field?: string;
  headers?: Record<string, string>;
  cause?: unknown;
}

/** A refusal that the caller is told about, by a code of the contract. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly field: string | undefined;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, { sentence, field, headers = {}, cause }: AppErrorOptions = {}) {
    super(sentence ?? sentences[code], { cause });
    this.code = code;
    this.status = errorStatus[code];
    this.field = field;
    this.headers = headers;
  }

  /** Whether it is worth a look: a fault of ours, and not a refusal by rule. */
  get reportable(): boolean {
    return this.status >= 500;
  }
}
