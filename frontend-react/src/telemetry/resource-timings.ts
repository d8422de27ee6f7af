import { apiAddress } from './api-origin.ts';
import { fromPageTime } from './ids.ts';

type Timing = PerformanceResourceTiming;

interface Wanted {
  readonly url: string;
  readonly start: number;
  readonly end: number;
  readonly found: (timing: Timing | undefined) => void;
}

/** Clocks of page and network are rounded apart. */
const SLACK_MS = 5;
const MAX_KEPT = 100;

/**
 * Finds the Resource Timing of one request. It is reported a little before or after the body has
 * been read. An observer sees every entry, while the browser's own list ends at 250.
 */
export class ResourceTimings {
  readonly #observer = new PerformanceObserver((list) => this.#take(list.getEntries()));
  #kept: Timing[] = [];
  #wanted: Wanted[] = [];

  constructor() {
    this.#observer.observe({ type: 'resource', buffered: true });
  }

  /**
   * Calls `found` exactly once, at the latest after `deadlineMs`.
   *
   * @param start,end epoch ms between which the request ran
   */
  find(url: string, start: number, end: number, deadlineMs: number, found: Wanted['found']): void {
    const wanted = { url, start, end, found };
    this.#wanted.push(wanted);
    this.#take(this.#observer.takeRecords());
    setTimeout(() => this.#giveUp([wanted]), deadlineMs);
  }

  /** The page is about to go: whoever still waits goes on with what there is. */
  settle(): void {
    this.#take(this.#observer.takeRecords());
    this.#giveUp([...this.#wanted]);
  }

  #take(entries: readonly PerformanceEntry[]): void {
    for (const entry of entries as readonly Timing[]) {
      if (entry.initiatorType === 'fetch' && apiAddress(entry.name)) this.#kept.push(entry);
    }
    this.#kept.splice(0, this.#kept.length - MAX_KEPT);
    for (const wanted of [...this.#wanted]) {
      const timing = this.#kept.find((kept) => matches(wanted, kept));
      if (!timing) continue;
      this.#kept = this.#kept.filter((kept) => kept !== timing);
      this.#wanted = this.#wanted.filter((each) => each !== wanted);
      wanted.found(timing);
    }
  }

  #giveUp(late: readonly Wanted[]): void {
    for (const wanted of late) {
      if (!this.#wanted.includes(wanted)) continue;
      this.#wanted = this.#wanted.filter((each) => each !== wanted);
      wanted.found(undefined);
    }
  }
}

function matches({ url, start, end }: Wanted, timing: Timing): boolean {
  return (
    timing.name === url &&
    fromPageTime(timing.startTime) >= start - SLACK_MS &&
    fromPageTime(timing.responseEnd) <= end + SLACK_MS
  );
}
