import { type FormEvent, useState } from 'react';
import {
  type FaultMode,
  type FaultOrder,
  type FaultyVendor,
  faultModes,
  faultyVendors,
} from '../../api/faults.ts';
import { vendorNames } from './describe-fault.ts';

const modeNames: Record<FaultMode, string> = {
  slow: 'answers late',
  refuse: 'closes connections at once',
  reset: 'resets connections midway',
  status: 'answers an error',
};

const statuses = [429, 500, 502, 503, 504, 400, 401];

interface Props {
  busy: boolean;
  onOrder: (order: FaultOrder & { vendor: FaultyVendor }) => void;
}

/** Whose receiver, what it does, how long, and to how many of the requests. */
export function FaultForm({ busy, onOrder }: Props) {
  const [mode, setMode] = useState<FaultMode>('slow');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string) => Number(form.get(name)) || undefined;
    const seconds = given('seconds');
    onOrder({
      vendor: form.get('vendor') as FaultyVendor,
      mode,
      delay_ms: mode === 'slow' ? (given('delay') ?? 0) * 1000 : undefined,
      status: given('status'),
      share: (given('share') ?? 100) / 100,
      duration_ms: seconds && seconds * 1000,
    });
  }

  return (
    <form className="fault-form fields" onSubmit={submit}>
      <label>
        Receiver
        <select name="vendor">
          {faultyVendors.map((vendor) => (
            <option key={vendor} value={vendor}>
              {vendorNames[vendor]}
            </option>
          ))}
        </select>
      </label>
      <label>
        What it does
        <select value={mode} onChange={(event) => setMode(event.target.value as FaultMode)}>
          {faultModes.map((name) => (
            <option key={name} value={name}>
              {modeNames[name]}
            </option>
          ))}
        </select>
      </label>
      {mode === 'slow' && (
        <label>
          Late by, s
          <input type="number" name="delay" min={0} max={300} step="any" defaultValue={30} />
        </label>
      )}
      {mode === 'status' && (
        <label>
          Status
          <select name="status">
            {statuses.map((status) => (
              <option key={status}>{status}</option>
            ))}
          </select>
        </label>
      )}
      <label>
        Of the requests, %
        <input type="number" name="share" min={1} max={100} defaultValue={100} />
      </label>
      <label>
        Ends after, s
        <input type="number" name="seconds" min={1} max={86400} placeholder="never" />
      </label>
      <button type="submit" className="button" disabled={busy}>
        Order the fault
      </button>
    </form>
  );
}
