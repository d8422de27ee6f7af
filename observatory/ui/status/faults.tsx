import './faults.css';
import { type Fault, faultyVendors } from '../../api/faults.ts';
import { reasonOf } from '../shared/api.ts';
import { describeFault, vendorNames } from './describe-fault.ts';
import { FaultForm } from './fault-form.tsx';
import { useFaultOrders } from './use-faults.ts';

/** Each vendor's receiver: whether it misbehaves now, and orders for it to do so. */
export function FaultsToOrder({ faults }: { faults: Fault[] }) {
  const { order, end } = useFaultOrders();
  const inForce = faultyVendors.flatMap((vendor) => faults.find((f) => f.vendor === vendor) ?? []);
  const failed = order.error ?? end.error;
  return (
    <section aria-labelledby="faults" className="faults">
      <h2 id="faults">Faults to order</h2>
      <p className="quiet">
        Make a receiver slow, deaf or broken, and watch what its senders do: nobody who uses Cruddur
        should notice.
      </p>
      <FaultForm busy={order.isPending} onOrder={(given) => order.mutate(given)} />
      {failed && (
        <p className="error-text" role="alert">
          {reasonOf(failed)}
        </p>
      )}
      {inForce.length === 0 ? (
        <p className="quiet">None is in force: every receiver does its best.</p>
      ) : (
        <ul className="fault-list">
          {inForce.map((fault) => (
            <li key={fault.vendor}>
              <span>
                <strong>{vendorNames[fault.vendor]}</strong> {describeFault(fault, Date.now())}
              </span>
              <button type="button" className="button" onClick={() => end.mutate(fault.vendor)}>
                End the fault of {vendorNames[fault.vendor]}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
