import type { Fault, FaultMode, FaultOrder, FaultsState, FaultyVendor } from '../api/faults.ts';
import { faultOf, isDue, isOver } from './fault.ts';
import { Waiting } from './waiting.ts';

/** How many requests and datagrams slow faults hold at once; each keeps what its socket has buffered. */
const heldAtMost = 500;

/** What happens to one request, connection or datagram. */
export interface Strike {
  mode: FaultMode;
  status: number;
  retryAfterSeconds: number;
  /** Of `slow`: resolves when it may go on; false when too many wait already, and it is refused. */
  hold(gone: AbortSignal): Promise<boolean>;
}

/** One vendor's side of it, as a receiver sees it. */
export interface VendorFaults {
  /** Asked once for each request or connection; undefined when it is to be served as always. */
  strike(): Strike | undefined;
  /** Asked once for each datagram: resolves when it has arrived, with false when it is lost. */
  arrives(): Promise<boolean>;
}

/** Which faults are in force, and how often each has hit. Nothing of it outlives the process. */
export class Faults {
  readonly #active = new Map<
    FaultyVendor,
    { fault: Fault; arrivals: number; end: AbortController }
  >();
  readonly #hits: Partial<Record<FaultyVendor, number>> = {};
  readonly #waiting = new Waiting(heldAtMost);
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Puts a fault in force, in the place of the vendor's earlier one. */
  order(vendor: FaultyVendor, order: FaultOrder): Fault {
    this.end(vendor);
    const fault = faultOf(vendor, order, this.#now());
    this.#active.set(vendor, { fault, arrivals: 0, end: new AbortController() });
    return { ...fault };
  }

  /** Ends a vendor's fault, and lets go what it holds. */
  end(vendor: FaultyVendor): void {
    this.#active.get(vendor)?.end.abort();
    this.#active.delete(vendor);
  }

  endAll(): void {
    for (const vendor of [...this.#active.keys()]) this.end(vendor);
  }

  state(): FaultsState {
    const now = this.#now();
    // One that is over stays known, so that what it holds can be let go; a vendor has but one.
    const inForce = [...this.#active.values()].filter(({ fault }) => !isOver(fault, now));
    return {
      faults: inForce.map(({ fault }) => ({ ...fault })),
      hits: { ...this.#hits },
      held: this.#waiting.held,
      held_cap: this.#waiting.cap,
    };
  }

  of(vendor: FaultyVendor): VendorFaults {
    const strike = () => this.#strike(vendor);
    return {
      strike,
      arrives: async () => {
        const hit = strike();
        if (!hit) return true;
        return hit.mode === 'slow' && hit.hold(new AbortController().signal);
      },
    };
  }

  #strike(vendor: FaultyVendor): Strike | undefined {
    const active = this.#active.get(vendor);
    if (!active || isOver(active.fault, this.#now())) return undefined;
    const { fault, end } = active;
    active.arrivals++;
    if (!isDue(fault.share, active.arrivals)) return undefined;
    fault.hits++;
    this.#hits[vendor] = (this.#hits[vendor] ?? 0) + 1;
    if (fault.requests_left !== null) fault.requests_left--;
    return {
      mode: fault.mode,
      status: fault.status,
      retryAfterSeconds: fault.retry_after_s,
      hold: (gone) => this.#waiting.hold(fault.delay_ms, [end.signal, gone]),
    };
  }
}
