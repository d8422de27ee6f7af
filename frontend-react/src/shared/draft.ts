import { forgetWithPerson } from './belongings.ts';
import { createStore, type Store } from './store.ts';

/** What is being written somewhere, kept over a reload. */
export interface Draft {
  message: string;
  /** Why what was sent last was not taken, until the person writes on or sends again. */
  refusal: Error | undefined;
  /** The last try to send, until it is known to have arrived. */
  attempt: Attempt | undefined;
}

interface Attempt {
  content: string;
  key: string;
}

const KEPT = 100;
const drafts = new Map<string, Store<Draft>>();

forgetWithPerson(() => {
  for (const draft of drafts.values()) draft.set(EMPTY);
});

const EMPTY: Draft = { message: '', refusal: undefined, attempt: undefined };

/** The one draft of that name, such as `cruddur.reply.<uuid>`. */
export function draftOf(name: string): Store<Draft> {
  const known = drafts.get(name);
  if (known) return known;
  const draft = createStore<Draft>(restore(name));
  draft.subscribe(() => keep(name, draft.get()));
  // The oldest is in the session's storage, if there is anything in it.
  for (const oldest of drafts.keys()) if (drafts.size >= KEPT) drafts.delete(oldest);
  drafts.set(name, draft);
  return draft;
}

/**
 * Takes what is to be sent out of the draft, and gives the key of this try: the same for a retry
 * of the same content, so that what may have arrived already is not made twice.
 */
export function takeOut(draft: Store<Draft>, content: string): string {
  const { attempt } = draft.get();
  const { key } = attempt?.content === content ? attempt : { key: crypto.randomUUID() };
  draft.set({ message: '', refusal: undefined, attempt: { content, key } });
  return key;
}

/** The try has arrived: the same words again would be something new. */
export function arrived(draft: Store<Draft>, key: string): void {
  if (draft.get().attempt?.key === key) draft.set({ attempt: undefined });
}

/** Gives refused words back without touching what was written since. */
export function giveBack(draft: Store<Draft>, message: string, refusal: Error): void {
  const since = draft.get().message;
  const both = since === '' ? message : `${message}\n\n${since}`;
  draft.set({ message: both, refusal });
}

function restore(name: string): Draft {
  const kept = readStored(name);
  const { message, attempt } = typeof kept === 'object' && kept !== null ? (kept as Kept) : {};
  return {
    message: typeof message === 'string' ? message : '',
    refusal: undefined,
    attempt: typeof attempt?.key === 'string' ? attempt : undefined,
  };
}

type Kept = Partial<Pick<Draft, 'message' | 'attempt'>>;

function readStored(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null');
  } catch {
    return undefined;
  }
}

function keep(name: string, { message, attempt }: Draft): void {
  try {
    if (message === '') sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify({ message, attempt }));
  } catch {
    // Storage is full or switched off: the draft lives as long as the page.
  }
}
