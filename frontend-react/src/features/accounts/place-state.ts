/** What the pages of signing in hand on to one another beside the address. */
export interface PlaceState {
  email?: string;
  /** The address was known, but never confirmed: a new code was just sent. */
  unconfirmed?: boolean;
  /** The password was just changed. */
  reset?: boolean;
}

/** The history keeps any state, an older release's too: only what is as expected counts. */
export function emailOf(state: unknown): string {
  const email = (state as PlaceState | null)?.email;
  return typeof email === 'string' ? email : '';
}
