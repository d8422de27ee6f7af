import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FaultOrder, FaultyVendor } from '../../api/faults.ts';
import { endFaults, orderFault } from '../shared/api.ts';

/** Ordering faults and ending them; the status, which tells of them, is then read again. */
export function useFaultOrders() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['status'] });
  const order = useMutation({
    mutationFn: ({ vendor, ...given }: FaultOrder & { vendor: FaultyVendor }) =>
      orderFault(vendor, given),
    onSuccess,
  });
  const end = useMutation({ mutationFn: (vendor?: FaultyVendor) => endFaults(vendor), onSuccess });
  return { order, end };
}
