import { statusPath } from '../paths.ts';
import { toast } from '../ui/toasts.ts';

/** Hands the address of a crud to the system's share sheet; where there is none, copies it. */
export async function shareCrud(crud: { handle: string; uuid: string }): Promise<void> {
  const url = new URL(statusPath(crud), location.origin).href;
  try {
    if (navigator.share) return await navigator.share({ url });
    await navigator.clipboard.writeText(url);
    toast('The link is copied.');
  } catch (error) {
    // Closing the share sheet is no failure.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    toast('The browser did not allow it. The link is in the address bar of the crud’s page.');
  }
}
