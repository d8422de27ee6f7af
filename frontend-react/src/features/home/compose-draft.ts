import { TTL_DEFAULT, TTL_HOURS, type Ttl } from '@cruddur/contract/api/activities.ts';
import { forgetWithPerson } from '../../shared/belongings.ts';
import { draftOf } from '../../shared/draft.ts';
import { createStore } from '../../shared/store.ts';

const KEY = 'cruddur.life';

/** What is being written; shared by the compose box and the compose dialog. */
export const draft = draftOf('cruddur.draft');

/** How long it is to live; kept over a reload as its words are. */
export const life = createStore<{ ttl: Ttl }>({ ttl: restore() });

life.subscribe(() => {
  const { ttl } = life.get();
  try {
    if (ttl === TTL_DEFAULT) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, ttl);
  } catch {
    // Storage is full or switched off: the choice lives as long as the page.
  }
});

forgetWithPerson(() => life.set({ ttl: TTL_DEFAULT }));

function restore(): Ttl {
  try {
    const kept = sessionStorage.getItem(KEY) ?? '';
    return Object.hasOwn(TTL_HOURS, kept) ? (kept as Ttl) : TTL_DEFAULT;
  } catch {
    return TTL_DEFAULT;
  }
}
