/** A client that has not asked for so long has gone. */
const forgottenAfterMs = 60_000;
const maximumClients = 1000;

/** Shares each rule's reservoir among the clients that ask for it. */
export class Quotas {
  readonly #clients = new Map<string, Map<string, number>>();

  /** What of the reservoir the client may take a second; the shares of all clients are the whole. */
  share(rule: string, reservoir: number, client: string, nowMs: number): number {
    const seen = this.#clients.get(rule) ?? new Map<string, number>();
    this.#clients.set(rule, seen);
    for (const [id, at] of seen) if (nowMs - at > forgottenAfterMs) seen.delete(id);
    if (seen.has(client) || seen.size < maximumClients) seen.set(client, nowMs);
    const ids = [...seen.keys()].sort();
    const place = ids.indexOf(client);
    if (place < 0) return 0;
    const rest = reservoir % ids.length;
    return Math.floor(reservoir / ids.length) + (place < rest ? 1 : 0);
  }

  forget(rule: string): void {
    this.#clients.delete(rule);
  }
}
