import { forgetWithPerson } from '../../shared/belongings.ts';
import { createStore } from '../../shared/store.ts';

/** A message that the server is not known to have. */
export interface Outgoing {
  /** The same for every try, so that it arrives once. */
  key: string;
  /** Whom it is for, in lower case. */
  handle: string;
  message: string;
  at: string;
  /** Why the last try did not work; none while one is under way. */
  failure: Error | undefined;
}

const STORED_AS = 'cruddur.outbox';

/** What was sent and is not known to have arrived, oldest first; kept over a reload. */
export const outbox = createStore<{ waiting: Outgoing[] }>({ waiting: restore() });

outbox.subscribe(() => {
  const waiting = outbox.get().waiting.map(({ failure: _, ...kept }) => kept);
  try {
    if (waiting.length === 0) sessionStorage.removeItem(STORED_AS);
    else sessionStorage.setItem(STORED_AS, JSON.stringify(waiting));
  } catch {
    // Storage is full or switched off: what waits lives as long as the page.
  }
});

forgetWithPerson(() => outbox.set({ waiting: [] }));

/** Takes a message in, or notes how its latest try stands. */
export function putOut(outgoing: Outgoing): void {
  const { waiting } = outbox.get();
  const known = waiting.some(({ key }) => key === outgoing.key);
  outbox.set({
    waiting: known
      ? waiting.map((each) => (each.key === outgoing.key ? outgoing : each))
      : [...waiting, outgoing],
  });
}

/** It has arrived, or is not to be sent any more. */
export function takeBack(key: string): void {
  outbox.set({ waiting: outbox.get().waiting.filter((each) => each.key !== key) });
}

function restore(): Outgoing[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STORED_AS) ?? '[]');
    if (!Array.isArray(kept)) return [];
    // Whether it arrived is not known; trying again cannot send it twice.
    const failure = new Error('The page was closed before the message had arrived.');
    return kept.filter(isOutgoing).map((each) => ({ ...each, failure }));
  } catch {
    return [];
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  if (typeof value !== 'object' || value === null) return false;
  const { key, handle, message, at } = value as Partial<Outgoing>;
  return [key, handle, message, at].every((each) => typeof each === 'string');
}
