/** What a key can do to the crud that has the focus; the names of its buttons' `data-action`. */
export type CrudAction = 'reply' | 'repost' | 'like' | 'share';

/**
 * Presses an action of the crud that has the focus, or contains it: a click, so that it is the
 * same as one by the mouse.
 *
 * @returns whether there was one
 */
export function actOnFocused(action: CrudAction): boolean {
  const crud = document.activeElement?.closest('[data-crud]');
  const button = crud?.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
  button?.click();
  return button !== null && button !== undefined;
}
