/** Whether a vendor is sent to, and where or why not. */
export type VendorState =
  | { readonly on: true; readonly name: string; readonly at: string }
  | { readonly on: false; readonly reason: string };

/**
 * Says in one line at the start what becomes of one vendor's telemetry:
 * `X-Ray: on, to Observatory at 127.0.0.1:2000`, or `X-Ray: off (set … to turn it on)`.
 * Neither `at` nor `reason` may hold a key.
 */
export function announce(vendor: string, state: VendorState): void {
  process.stdout.write(`${describeVendor(vendor, state)}\n`);
}

/** The line that `announce` prints, without its end. */
export function describeVendor(vendor: string, state: VendorState): string {
  return state.on
    ? `${vendor}: on, to ${state.name} at ${state.at}`
    : `${vendor}: off (${state.reason})`;
}
