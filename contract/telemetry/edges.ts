import type { SpanKey } from './spans.ts';

/** What a person does, down to the database. */
const anAction = ['action', 'fetch', 'request', 'handler', 'sql'] as const;

/** Parent → child edges that the journeys of e2e/connected must find, each an ordered chain. */
export const edges = {
  loadHome: ['documentLoad', 'fetch', 'request', 'handler', 'homeActivities', 'sql'],
  postCrud: anAction,
  likeCrud: anAction,
  unlikeCrud: anAction,
  repostCrud: anAction,
  unrepostCrud: anAction,
  replyToCrud: anAction,
  deleteCrud: anAction,
  follow: anAction,
  unfollow: anAction,
  sendMessage: anAction,
  updateProfile: anAction,
  signUp: anAction,
  confirm: anAction,
  signIn: anAction,
  signOut: anAction,
  // To see them is to have read them: it is the way there that marks them.
  readNotifications: ['action', 'navigation', 'fetch', 'request', 'handler', 'sql'],
  // Typing presses nothing; what is looked for stands in the address.
  search: ['navigation', 'fetch', 'request', 'handler', 'sql'],
} as const satisfies Record<string, readonly SpanKey[]>;
