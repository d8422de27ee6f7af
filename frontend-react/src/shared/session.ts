import type { Person } from '@cruddur/contract/api/people.ts';
import { notifyManager, type Query, type QueryClient } from '@tanstack/react-query';
import { belongTo, forgetBelongings } from './belongings.ts';
import { me } from './me.ts';
import { createStore } from './store.ts';

/** `expired`: the session ended without the person's doing, and nobody has signed in since. */
export const session = createStore({ expired: false });

let otherTabs: BroadcastChannel | undefined;

/** Makes the page that of `person`: what was read for somebody else is read anew. */
export async function signedInAs(client: QueryClient, person: Person): Promise<void> {
  otherTabs?.postMessage(person);
  await becomes(client, person);
}

/** After signing out by will, or deleting the account: nothing of the person stays. */
export async function signedOut(client: QueryClient): Promise<void> {
  otherTabs?.postMessage(null);
  await becomes(client, null);
}

/** Tabs share the session's cookie: who signs in or out in one does so in all of them. */
export function followOtherTabs(client: QueryClient): void {
  otherTabs = new BroadcastChannel('cruddur.session');
  otherTabs.onmessage = ({ data }: MessageEvent<Person | null>) => {
    if (client.getQueryData(me.queryKey)?.uuid !== data?.uuid) void becomes(client, data);
  };
}

/**
 * After an answer said that nobody is signed in. Where somebody was, the session has expired or was
 * ended from another device: lists are read anew as everybody sees them, and what was typed stays.
 */
export function sessionEnded(client: QueryClient): void {
  if (!client.getQueryData(me.queryKey)) return;
  session.set({ expired: true });
  client.setQueryData(me.queryKey, null);
  client.removeQueries({ predicate: isNotMe, type: 'inactive' });
  void rendered().then(() => client.invalidateQueries({ predicate: isNotMe }));
}

async function becomes(client: QueryClient, person: Person | null): Promise<void> {
  if (person) belongTo(person.uuid);
  else forgetBelongings();
  session.set({ expired: false });
  // An answer that is still under way was given to the person before.
  await client.cancelQueries();
  client.setQueryData(me.queryKey, person);
  client.getMutationCache().clear();
  client.removeQueries({ predicate: isNotMe, type: 'inactive' });
  await rendered();
  void client.resetQueries({ predicate: isNotMe });
}

/** Once components know who it is: what they then no longer show must not be asked for again. */
function rendered(): Promise<void> {
  return new Promise((resolve) => notifyManager.schedule(resolve));
}

const isNotMe = ({ queryKey }: Query) => queryKey[0] !== me.queryKey[0];
