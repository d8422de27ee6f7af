/** Under which this tab keeps them over a reload. */
const STORED = 'scroll-positions';

/** In pixels from the top, by the key of an entry in the tab's history. */
const positions = stored();

/** Where one was at that entry; nothing where one has not been. */
export function scrollPositionOf(key: string): number | undefined {
  return positions[key];
}

export function noteScrollPosition(key: string): void {
  positions[key] = scrollY;
}

export function storeScrollPositions(): void {
  sessionStorage.setItem(STORED, JSON.stringify(positions));
}

function stored(): Record<string, number> {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '{}');
  } catch {
    return {};
  }
}
