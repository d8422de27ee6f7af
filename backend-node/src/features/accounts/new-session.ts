import { Person } from '@cruddur/contract/api/people.ts';
import type { Request, Response } from 'express';
import { present } from '../../http/present.ts';
import { setUserId } from '../../telemetry/current.ts';
import { events } from '../../telemetry/events.ts';
import { presentPerson } from './account.presenter.ts';
import { findPerson } from './account.queries.ts';
import type { AccountDependencies } from './account-dependencies.ts';

/**
 * Answers somebody who has just been given a session with who they are. The session by which they
 * asked, theirs or another person's, ends: a cookie from before the sign-in is good for nothing.
 */
export async function answerSignedIn(
  { db, cookie, checkAnswers }: AccountDependencies,
  request: Request,
  response: Response,
  { uuid, setCookie }: { uuid: string; setCookie: string[] },
): Promise<void> {
  const before = cookie.read(request.get('cookie'));
  if (before !== undefined) await db.deleteFrom('sessions').where('token', '=', before).execute();
  const person = await findPerson(db, uuid);
  setUserId(uuid);
  events.loginSucceeded(uuid);
  events.signedIn(uuid);
  response.append('Set-Cookie', setCookie);
  present(response, Person, presentPerson(person), checkAnswers);
}
