import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { useStatus } from '../shared/use-status.ts';
import { vendorNames, whatOf } from './describe-fault.ts';
import { useFaultOrders } from './use-faults.ts';

/** On every screen while a fault is in force, so that nobody takes an ordered failure for a real one. */
export function FaultBanner() {
  const faults = useStatus().data?.faults ?? [];
  const { end } = useFaultOrders();
  if (faults.length === 0) return null;
  return (
    <div className="fault-banner" role="status">
      <TriangleAlert size={16} aria-hidden />
      <span>
        <Link to="/status#faults">Faults in force</Link>:{' '}
        {faults.map((fault) => `${vendorNames[fault.vendor]} ${whatOf(fault)}`).join(' · ')}
      </span>
      <button
        type="button"
        className="button"
        disabled={end.isPending}
        onClick={() => end.mutate(undefined)}
      >
        End all faults
      </button>
    </div>
  );
}
