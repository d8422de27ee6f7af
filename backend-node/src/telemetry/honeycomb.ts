import { HONEYCOMB_KEY_HEADER } from './destination.ts';

const TIMEOUT_MS = 5_000;
const NAME_LIMIT = 100;

interface Authorizations {
  api_key_access?: { events?: boolean };
  environment?: { name?: string };
  team?: { name?: string };
}

/**
 * Asks Honeycomb what the key may do, and gives a sentence for people; it never rejects, and never
 * tells the key. (https://docs.honeycomb.io/api/auth/list-authorizations)
 * @param origin of Honeycomb's API
 */
export async function checkHoneycombKey(
  origin: string,
  key: string,
  closing?: AbortSignal,
): Promise<string> {
  const signals = [AbortSignal.timeout(TIMEOUT_MS), ...(closing ? [closing] : [])];
  try {
    const response = await fetch(new URL('/1/auth', origin), {
      headers: { [HONEYCOMB_KEY_HEADER]: key },
      // It would take the key to who knows where.
      redirect: 'manual',
      signal: AbortSignal.any(signals),
    });
    if (response.ok) return describe((await response.json()) as Authorizations | null);
    await response.body?.cancel();
    return response.status === 401
      ? 'Honeycomb: the key is refused (401), so no trace arrives; see HONEYCOMB_API_KEY.'
      : unchecked(`it answered ${response.status}`);
  } catch (error) {
    return unchecked(reasonOf(error));
  }
}

function describe(may: Authorizations | null): string {
  if (may?.api_key_access?.events !== true) {
    return 'Honeycomb: the key may not send events, so no trace arrives; see HONEYCOMB_API_KEY.';
  }
  // A classic key belongs to a team alone.
  const environment = may.environment?.name
    ? `environment ${quoted(may.environment.name)} of `
    : '';
  return `Honeycomb: the key is accepted, for ${environment}team ${quoted(may.team?.name ?? '')}.`;
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'its answer cannot be read';
  const late = error instanceof Error && error.name === 'TimeoutError';
  return late ? 'it did not answer in time' : 'it cannot be reached';
}

function unchecked(why: string): string {
  return `Honeycomb: the key could not be checked, since ${why}; traces are sent all the same.`;
}

/** A name that somebody else gave, on one line. */
function quoted(name: string): string {
  return JSON.stringify(String(name).slice(0, NAME_LIMIT));
}
