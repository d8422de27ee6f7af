import { TTL_DEFAULT, TTL_HOURS, type Ttl } from '@cruddur/contract/api/activities.ts';
import type { ApiError } from '../../shared/api-error.ts';
import { createStore } from '../../shared/store.ts';

const KEY = 'cruddur.draft';

export interface Draft {
  message: string;
  ttl: Ttl;
  /** Why the last crud was not posted, until the person writes on or posts again. */
  refusal: ApiError | Error | undefined;
}

/** What is being written; shared by the compose box and the compose dialog, and kept over a reload. */
export const draft = createStore<Draft>({ ...restore(), refusal: undefined });

draft.subscribe(() => {
  const { message, ttl } = draft.get();
  try {
    if (message === '' && ttl === TTL_DEFAULT) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ message, ttl }));
  } catch {
    // Storage is full or switched off: the draft lives as long as the page.
  }
});

/** Gives refused words back without touching what was written since. */
export function giveBack(message: string, ttl: Ttl, refusal: Error): void {
  const since = draft.get().message;
  draft.set({ message: since === '' ? message : `${message}\n\n${since}`, ttl, refusal });
}

function restore(): Omit<Draft, 'refusal'> {
  try {
    const kept: Partial<Draft> | null = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return {
      message: typeof kept?.message === 'string' ? kept.message : '',
      ttl: kept?.ttl && Object.hasOwn(TTL_HOURS, kept.ttl) ? kept.ttl : TTL_DEFAULT,
    };
  } catch {
    return { message: '', ttl: TTL_DEFAULT };
  }
}
