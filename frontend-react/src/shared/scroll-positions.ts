/** Under which this tab keeps them over a reload. */
const STORED = 'scroll-positions';

/** In pixels from the top, by the key of an entry in the tab's history. */
const positions = stored();
let shown: string | undefined;

/** Where one was at that entry; nothing where one has not been. */
export function scrollPositionOf(key: string): number | undefined {
  return positions[key];
}

/** From now on it is at this entry that one scrolls. */
export function followScrollOf(key: string): void {
  shown = key;
}

addEventListener('scroll', note, { passive: true });
// The last step may not have been told as scrolled yet. Heard before the router, which is made later:
// a page that was there before, React shows within the event.
addEventListener('popstate', note);
addEventListener('pagehide', () => {
  note();
  try {
    sessionStorage.setItem(STORED, JSON.stringify(positions));
  } catch {
    // Full or blocked: after a reload one is at the top.
  }
});

function note(): void {
  if (shown !== undefined) positions[shown] = scrollY;
}

function stored(): Record<string, number> {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '{}');
  } catch {
    return {};
  }
}
