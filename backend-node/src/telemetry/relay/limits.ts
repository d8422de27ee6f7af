import { clientKey } from '../client-key.ts';
import { TokenBuckets } from '../token-buckets.ts';
import { Refusal } from './status.ts';

/** A page sends every few seconds; behind one address there may be several people. */
const REQUESTS_OF_CLIENT = { capacity: 60, perSecond: 5, maxKeys: 10_000 };
const REQUESTS_IN_ALL = { capacity: 1_000, perSecond: 200, maxKeys: 1 };
/** Reading spans takes time by their size, about a tenth of a second a megabyte. */
const BYTES_OF_CLIENT = { capacity: 1_000_000, perSecond: 100_000, maxKeys: 10_000 };
const BYTES_IN_ALL = { capacity: 4_000_000, perSecond: 1_000_000, maxKeys: 1 };

/** What one client, and all of them together, may send; kept in this process. */
export class Limits {
  readonly #requestsOfClient = new TokenBuckets(REQUESTS_OF_CLIENT);
  readonly #requestsInAll = new TokenBuckets(REQUESTS_IN_ALL);
  readonly #bytesOfClient = new TokenBuckets(BYTES_OF_CLIENT);
  readonly #bytesInAll = new TokenBuckets(BYTES_IN_ALL);

  /** Throws a Refusal when a request from `address` is one too many. */
  takeRequest(address: string | undefined): void {
    refuseFor(
      this.#requestsOfClient.take(clientKey(address ?? '')) || this.#requestsInAll.take(''),
    );
  }

  /** Throws a Refusal when `bytes` from `address` are too many. */
  takeBytes(address: string | undefined, bytes: number): void {
    const key = clientKey(address ?? '');
    refuseFor(this.#bytesOfClient.take(key, bytes) || this.#bytesInAll.take('', bytes));
  }
}

function refuseFor(seconds: number): void {
  if (seconds > 0) throw new Refusal(429, 'Too much at once; come again later.', seconds);
}
