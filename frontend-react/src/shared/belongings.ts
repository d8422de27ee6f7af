/** Everything in the session's storage that begins so is one person's. */
const PREFIX = 'cruddur.';
const KEY = `${PREFIX}person`;

const forgetters = new Set<() => void>();

/**
 * For what belongs to one person and is kept outside the query cache, such as a draft: `forget`
 * empties it when they sign out, or when somebody else signs in. It stays when a session ends by
 * itself, so that nothing typed is lost by signing in again.
 */
export function forgetWithPerson(forget: () => void): void {
  forgetters.add(forget);
}

/** Empties all of it; whoever signs in next finds nothing. */
export function forgetBelongings(): void {
  for (const forget of forgetters) forget();
  clearStorage();
}

/** Notes whose it is from now on; what another person left is emptied first. */
export function belongTo(uuid: string): void {
  const before = read();
  if (before !== undefined && before !== uuid) forgetBelongings();
  write(uuid);
}

// Beside the drafts in the session's storage, so that it is known after a reload as well.
function read(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(uuid: string): void {
  try {
    sessionStorage.setItem(KEY, uuid);
  } catch {
    // Storage is switched off: then no draft is kept in it either.
  }
}

/** Also of what is not loaded, such as the draft of a reply that was begun before a reload. */
function clearStorage(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}
