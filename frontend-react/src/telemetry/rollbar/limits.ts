/** A click that fails again and again says nothing new after this many times. */
const MAX_SAME = 3;
const MAX_A_PAGE_LOAD = 10;
const MAX_A_DAY = 30;
const STORED = 'telemetry.items';

/**
 * How many items one browser may send. The free plan has 5,000 a month for everybody together,
 * 166 a day: nobody's broken evening may spend them. An action that fails twice in the same trace
 * is one item. What is left out is counted, and the count travels with the next item.
 */
export class Limits {
  readonly #times = new Map<string, number>();
  readonly #seen = new Set<string>();
  #sent = 0;
  #dropped = 0;

  /** Whether a report of `key`, in the trace `traceId`, may go out. */
  allow(key: string, traceId: string | undefined, at: number): boolean {
    const times = this.#times.get(key) ?? 0;
    const here = `${key} ${traceId}`;
    const today = new Date(at).toISOString().slice(0, 10);
    const full = this.#sent >= MAX_A_PAGE_LOAD || times >= MAX_SAME || sentOn(today) >= MAX_A_DAY;
    if (full || this.#seen.has(here)) {
      this.#dropped += 1;
      return false;
    }
    this.#sent += 1;
    this.#times.set(key, times + 1);
    this.#seen.add(here);
    store(today, sentOn(today) + 1);
    return true;
  }

  /** How many were left out since this was last asked. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }
}

function sentOn(day: string): number {
  try {
    const [known, count] = (localStorage.getItem(STORED) ?? '').split(' ');
    return known === day ? Number(count) || 0 : 0;
  } catch {
    // Storage is blocked: the bound of the page load is left.
    return 0;
  }
}

function store(day: string, count: number): void {
  try {
    localStorage.setItem(STORED, `${day} ${count}`);
  } catch {}
}
