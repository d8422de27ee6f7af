import { createRef } from 'react';
import { createStore } from '../../shared/store.ts';

/** Where the compose box is in the page; empty on pages that have none. */
export const inlineField = createRef<HTMLTextAreaElement>();

export const composeDialog = createStore({ open: false });

/** Brings the person to a place to write: the box of the page, or a dialog on a phone. */
export function openCompose(): void {
  if (inlineField.current && matchMedia('(width >= 640px)').matches) {
    inlineField.current.focus();
    inlineField.current.scrollIntoView({ block: 'center' });
  } else {
    composeDialog.set({ open: true });
  }
}
