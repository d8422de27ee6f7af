import { setTimeout as pause } from 'node:timers/promises';
import { type ReleaseConfig, ReleaseRefusal } from './config.ts';

const TIMEOUT_MS = 60_000;
const ATTEMPTS = 3;
const MAX_PAUSE_MS = 10_000;

/**
 * Posts to `path` below the API (https://docs.rollbar.com/reference), and again where another try
 * can help: no answer, 429 and 5xx.
 * @param what for the sentence when it fails, such as `/assets/index.js`
 * @throws ReleaseRefusal with that sentence; the token is in none of them
 */
export async function post(
  config: ReleaseConfig,
  path: string,
  body: FormData | string,
  what: string,
): Promise<void> {
  const headers = {
    'x-rollbar-access-token': config.token,
    ...(typeof body === 'string' && { 'content-type': 'application/json' }),
  };
  for (let attempt = 1; ; attempt += 1) {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const request = { method: 'POST', headers, body, signal };
    const answer = await fetch(new URL(path, config.api), request).catch(noAnswer);
    if (answer instanceof Response && answer.ok) return;
    const passing = !(answer instanceof Response) || answer.status === 429 || answer.status >= 500;
    if (passing && attempt < ATTEMPTS) {
      await pause(pauseAfter(answer, attempt));
      continue;
    }
    const sentence = await refusalOf(config, answer, what);
    throw new ReleaseRefusal(sentence.replaceAll(config.token, '***'));
  }
}

type NoAnswer = { readonly reason: string };

function noAnswer(error: unknown): NoAnswer {
  const { cause, message, name } = error as Error;
  if (name === 'TimeoutError') return { reason: `no answer in ${TIMEOUT_MS / 1000} s` };
  return { reason: cause instanceof Error ? cause.message || cause.name : message };
}

/** As long as Rollbar says, or a little longer each time. */
function pauseAfter(answer: Response | NoAnswer, attempt: number): number {
  const headers = answer instanceof Response ? answer.headers : new Headers();
  const said = headers.get('retry-after') ?? headers.get('x-rate-limit-remaining-seconds');
  return Math.min(MAX_PAUSE_MS, said ? Number(said) * 1000 || 0 : attempt * 250);
}

async function refusalOf(
  { name, api }: ReleaseConfig,
  answer: Response | NoAnswer,
  what: string,
): Promise<string> {
  if (!(answer instanceof Response)) {
    const hint = name === 'Rollbar' ? 'ROLLBAR_ENDPOINT' : 'ROLLBAR_ACCESS_TOKEN, or npm start';
    return `The ${name} at ${api} cannot be reached (${answer.reason}): ${hint}?`;
  }
  const { status } = answer;
  const body = (await answer.json().catch(() => ({}))) as { message?: unknown };
  const said = typeof body.message === 'string' ? ` ("${body.message}")` : '';
  if (status === 401 || status === 403) {
    return `${name} does not accept ROLLBAR_ACCESS_TOKEN${said}: it must be a project's token with the scope post_server_item.`;
  }
  if (status === 413) return `${name} finds ${what} too large${said}.`;
  return `${name} does not take ${what}: it answered ${status}${said}.`;
}
