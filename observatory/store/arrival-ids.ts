/** Ids in the order of arrival: each the moment in microseconds, made unique, and never going back. */
export class ArrivalIds {
  #last: bigint;

  /** @param last the newest that is stored */
  constructor(last = 0n) {
    this.#last = last;
  }

  next(receivedMs: number): bigint {
    const moment = BigInt(receivedMs) * 1000n;
    this.#last = moment > this.#last ? moment : this.#last + 1n;
    return this.#last;
  }
}
