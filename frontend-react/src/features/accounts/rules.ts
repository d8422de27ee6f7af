import {
  CODE_LENGTH,
  PASSWORD_MAX_LENGTH,
  PASSWORD_MIN_LENGTH,
} from '@cruddur/contract/api/accounts.ts';
import { DISPLAY_NAME_MAX_CHARACTERS } from '@cruddur/contract/api/people.ts';
import { countCharacters } from '@cruddur/contract/text.ts';

// Each gives a sentence that says what is wrong, or an empty one. The server judges again, by the
// contract's schemas; they are not used here because zod alone is as large as these pages.

export const HANDLE_MAX_LENGTH = 30;

export function displayNameProblem(name: string): string {
  if (name.trim() === '') return 'Tell us what to call you.';
  const over = countCharacters(name.trim()) - DISPLAY_NAME_MAX_CHARACTERS;
  return over > 0 ? `Too long by ${over}: at most ${DISPLAY_NAME_MAX_CHARACTERS} characters.` : '';
}

export function emailProblem(address: string): string {
  if (address.trim() === '') return 'Enter your e-mail address.';
  return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(address.trim())
    ? ''
    : 'This is not an e-mail address, such as name@example.com.';
}

export function handleProblem(handle: string): string {
  if (handle === '') return 'Choose a username.';
  if (!/^[A-Za-z0-9_]*$/.test(handle)) return 'Use letters from a to z, digits and _ only.';
  return handle.length > HANDLE_MAX_LENGTH ? `At most ${HANDLE_MAX_LENGTH} characters.` : '';
}

/** Of a password that is chosen now. */
export function newPasswordProblem(password: string): string {
  if (password === '') return 'Choose a password.';
  if (password.length < PASSWORD_MIN_LENGTH)
    return `Use at least ${PASSWORD_MIN_LENGTH} characters; this has ${password.length}.`;
  return password.length > PASSWORD_MAX_LENGTH ? `At most ${PASSWORD_MAX_LENGTH} characters.` : '';
}

/** Of a password that was chosen once. */
export function passwordProblem(password: string): string {
  return password === '' ? 'Enter your password.' : '';
}

export function codeProblem(code: string): string {
  if (code === '') return 'Enter the code from the mail.';
  return code.length === CODE_LENGTH ? '' : `The code has ${CODE_LENGTH} digits.`;
}

/** Of a new password that is typed a second time. */
export function repeatedProblem(repeated: string, password: string): string {
  if (repeated === '') return 'Type the new password a second time.';
  return repeated === password ? '' : 'The two passwords differ.';
}
