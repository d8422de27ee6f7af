import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import type { Viewer } from '../../http/current-person.ts';
import type { AccountDependencies } from './account-dependencies.ts';
import { refusing } from './refusals.ts';

/**
 * Runs what needs the password of whoever asks; a session that was left open is not enough for it.
 * @throws AppError `not_signed_in`; `wrong_password`; `too_many_requests` after many wrong ones
 */
export async function guardingPassword<T>(
  { currentPerson, limits }: AccountDependencies,
  request: Request,
  run: (viewer: Viewer) => Promise<T>,
): Promise<T> {
  const viewer = await currentPerson.require(request);
  await limits.take('guess_account', viewer.uuid);
  const result = await refusing(run(viewer));
  await limits.forgive('guess_account', viewer.uuid);
  return result;
}

/** @throws APIError when it is not the password of whoever asks */
export async function checkPassword(
  { auth }: AccountDependencies,
  request: Request,
  password: string,
): Promise<void> {
  await auth.api.verifyPassword({
    body: { password },
    headers: fromNodeHeaders(request.headers),
  });
}
