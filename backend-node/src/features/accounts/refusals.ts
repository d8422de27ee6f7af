import type { ErrorCode } from '@cruddur/contract/api/errors.ts';
import { isAPIError } from 'better-auth/api';
import { isUniqueViolation } from '../../db/failures.ts';
import { AppError } from '../../http/app-error.ts';

interface Refusal {
  code: ErrorCode;
  field?: string;
}

const NO_GOOD_CODE: Refusal = { code: 'code_invalid', field: 'code' };

/** better-auth's codes in ours. */
const refusals: Record<string, Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: { code: 'wrong_credentials' },
  EMAIL_NOT_VERIFIED: { code: 'email_unconfirmed' },
  INVALID_EMAIL: { code: 'email_invalid', field: 'email' },
  INVALID_OTP: NO_GOOD_CODE,
  OTP_EXPIRED: NO_GOOD_CODE,
  TOO_MANY_ATTEMPTS: NO_GOOD_CODE,
  USER_NOT_FOUND: NO_GOOD_CODE,
  INVALID_PASSWORD: { code: 'wrong_password', field: 'password' },
  CREDENTIAL_ACCOUNT_NOT_FOUND: { code: 'wrong_password', field: 'password' },
  UNAUTHORIZED: { code: 'not_signed_in' },
};

/** What `call` answers; what better-auth refuses is thrown as a refusal of ours. */
export async function refusing<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const refusal = refusalOf(error);
    throw refusal ? new AppError(refusal.code, { ...refusal, cause: error }) : error;
  }
}

function refusalOf(error: unknown): Refusal | undefined {
  if (isAPIError(error)) {
    const known = refusals[error.body?.code ?? ''];
    // Without a code: the new address is the old one, or somebody else's by now.
    return known ?? (error.statusCode === 400 ? NO_GOOD_CODE : undefined);
  }
  // Somebody else confirmed the same address, or the same handle, a moment before.
  if (isUniqueViolation(error, 'accounts_email_key')) return NO_GOOD_CODE;
  if (isUniqueViolation(error)) return { code: 'handle_taken', field: 'handle' };
  return undefined;
}

/** Whether `error` is a refusal of ours with that code. */
export function isRefusal(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}
