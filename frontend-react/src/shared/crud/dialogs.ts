import { createStore } from '../store.ts';
import type { FeedItem } from './lists.ts';

/** The one dialog about a crud that is open over the page. */
export type CrudDialog =
  | { kind: 'reply'; activity: FeedItem }
  | { kind: 'delete'; activity: FeedItem }
  /** For whoever is not signed in: what they were about to do. */
  | { kind: 'invitation'; title: string; text: string };

export const crudDialog = createStore<{ open: CrudDialog | undefined }>({ open: undefined });

export function openDialog(open: CrudDialog): void {
  crudDialog.set({ open });
}

export function closeDialog(): void {
  crudDialog.set({ open: undefined });
}
