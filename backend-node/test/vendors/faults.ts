/** The vendors of telemetry, as faults are ordered for them. */
export const vendors = ['cloudwatch', 'honeycomb', 'rollbar', 'xray'] as const;

export type Vendor = (typeof vendors)[number];

/** What `PUT /api/faults/:vendor` of the Observatory takes. */
export interface FaultOrder {
  readonly mode: 'slow' | 'refuse' | 'reset' | 'status';
  readonly delay_ms?: number;
  readonly status?: number;
  readonly retry_after_s?: number;
}

interface State {
  readonly faults: readonly { readonly vendor: string; readonly hits: number }[];
}

/** Where a vendor's data about one trace is waited for. */
const waits: Record<Vendor, (traceId: string) => string> = {
  honeycomb: (id) => `traces/${id}/wait?`,
  xray: (id) => `xray/wait?trace=${id}&`,
  cloudwatch: (id) => `logs/wait?trace=${id}&`,
  rollbar: (id) => `errors/wait?search=${id}&`,
};

/** The Observatory in the place of all vendors, at the origin `url`. */
export function vendorsAt(url: string) {
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    return await fetch(`${url}/api/${path}`, init);
  }
  return {
    async order(vendor: Vendor, fault: FaultOrder): Promise<void> {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'PUT', headers, body: JSON.stringify(fault) };
      const { status } = await ask(`faults/${vendor}`, init);
      if (status !== 200) throw new Error(`The fault was not ordered: ${status}.`);
    },
    async end(vendor: Vendor): Promise<void> {
      await ask(`faults/${vendor}`, { method: 'DELETE' });
    },
    /** Never rejects: the Observatory may be gone already. */
    async endAll(): Promise<void> {
      await ask('faults', { method: 'DELETE' }).catch(() => {});
    },
    /** How many requests or datagrams the vendor's fault has hit since it was ordered. */
    async hits(vendor: Vendor): Promise<number> {
      const { faults } = (await (await ask('faults')).json()) as State;
      return faults.find((fault) => fault.vendor === vendor)?.hits ?? 0;
    },
    /** Waits until the vendor has something of the trace; false when nothing comes in time. */
    async has(vendor: Vendor, traceId: string, timeoutMs = 10_000): Promise<boolean> {
      const { status } = await ask(`${waits[vendor](traceId)}timeout_ms=${timeoutMs}`);
      return status === 200;
    },
    /** Datagrams that faults have lost on their way. */
    async datagramsLost(): Promise<number> {
      const { dropped } = (await (await ask('xray/status')).json()) as {
        dropped: { reason: string; segments: number }[];
      };
      return dropped.find(({ reason }) => reason === 'datagram_lost')?.segments ?? 0;
    },
  };
}
