const KEY = 'telemetry.unsent';
const MAX_REQUESTS = 8;

/** Requests that could not be sent, kept over a reload; the oldest fall off. Shared by all tabs. */
export function shelve(body: string): boolean {
  const kept = [...read(), body];
  try {
    localStorage.setItem(KEY, JSON.stringify(kept.slice(-MAX_REQUESTS)));
    return kept.length <= MAX_REQUESTS;
  } catch {
    return false;
  }
}

/** Takes the oldest request off the shelf. */
export function unshelve(): string | undefined {
  const [first, ...rest] = read();
  if (first === undefined) return undefined;
  try {
    if (rest.length > 0) localStorage.setItem(KEY, JSON.stringify(rest));
    else localStorage.removeItem(KEY);
  } catch {
    return undefined;
  }
  return first;
}

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
