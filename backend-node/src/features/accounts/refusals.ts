import type { ErrorCode } from '@cruddur/contract/api/errors.ts';
import { isAPIError } from 'better-auth/api';
import { isUniqueViolation } from '../../db/failures.ts';
import { AppError } from '../../http/app-error.ts';

interface Refusal {
  code: ErrorCode;
  field?: string;
}

/** better-auth's codes in ours. */
const refusals: Record<string, Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: { code: 'wrong_credentials' },
  EMAIL_NOT_VERIFIED: { code: 'email_unconfirmed' },
  INVALID_EMAIL: { code: 'email_invalid', field: 'email' },
  INVALID_OTP: { code: 'code_invalid', field: 'code' },
  OTP_EXPIRED: { code: 'code_invalid', field: 'code' },
  TOO_MANY_ATTEMPTS: { code: 'code_invalid', field: 'code' },
  USER_NOT_FOUND: { code: 'code_invalid', field: 'code' },
  INVALID_PASSWORD: { code: 'wrong_password', field: 'password' },
  CREDENTIAL_ACCOUNT_NOT_FOUND: { code: 'wrong_password', field: 'password' },
  UNAUTHORIZED: { code: 'not_signed_in' },
};

/** What `call` answers; what better-auth refuses is thrown as a refusal of ours. */
export async function refusing<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const code = isAPIError(error) ? error.body?.code : undefined;
    const refusal = code === undefined ? undefined : refusals[code];
    if (refusal) throw new AppError(refusal.code, { ...refusal, cause: error });
    // Somebody else confirmed the same handle, or the same address, a moment before.
    if (isUniqueViolation(error)) {
      throw new AppError('handle_taken', { field: 'handle', cause: error });
    }
    throw error;
  }
}

/** Whether `error` is a refusal of ours with that code. */
export function isRefusal(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}
