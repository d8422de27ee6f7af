/**
 * Opens the page of the crud that itself has the focus; inside of it, Enter is a link's or a button's.
 *
 * @returns whether there was one
 */
export function openCrud(): boolean {
  const crud = document.activeElement;
  if (!crud?.matches('[data-crud]')) return false;
  const link = crud.querySelector<HTMLAnchorElement>('a[href*="/status/"]');
  link?.click();
  return link !== null;
}
