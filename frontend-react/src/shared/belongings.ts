const KEY = 'cruddur.person';

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
  write(undefined);
  for (const forget of forgetters) forget();
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

function write(uuid: string | undefined): void {
  try {
    if (uuid === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, uuid);
  } catch {
    // Storage is switched off: then no draft is kept in it either.
  }
}
