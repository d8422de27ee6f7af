import type { XrayService } from '../../api/xray.ts';
import { count, duration } from '../shared/format.ts';
import { NumberHead } from '../shared/number-head.tsx';
import { ServiceChip } from '../shared/service-chip.tsx';
import { Unread } from '../shared/states.tsx';
import { NoSegments } from './empty.tsx';
import { useXrayServices } from './use-xray.ts';

/** Who called whom in the last six hours, as X-Ray's service graph tells it. */
export function ServicesTab() {
  const { data: services, error, refetch } = useXrayServices();
  if (!services) return <Unread what="service graph" rows={4} error={error} retry={refetch} />;
  if (services.length === 0) return <NoSegments />;
  return (
    <table className="data-table">
      <caption className="visually-hidden">Services and what they call</caption>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">Type</th>
          <th scope="col">Calls</th>
          <NumberHead>Requests</NumberHead>
          <NumberHead>Errors</NumberHead>
          <NumberHead>Faults</NumberHead>
          <NumberHead>Throttles</NumberHead>
          <NumberHead>Mean</NumberHead>
        </tr>
      </thead>
      <tbody>
        {services.map((service) => (
          <ServiceRow key={`${service.type} ${service.name}`} service={service} />
        ))}
      </tbody>
    </table>
  );
}

function ServiceRow({ service }: { service: XrayService }) {
  const { name, type, calls, requests, errors, faults, throttles } = service;
  return (
    <tr>
      <th scope="row">
        <ServiceChip name={name} />
      </th>
      <td className="mono">{type}</td>
      <td className="calls">
        {calls.length === 0 && <span className="quiet">nothing</span>}
        {calls.map((to) => (
          <ServiceChip key={to} name={to} />
        ))}
      </td>
      <td className="number mono">{count(requests)}</td>
      <td className={`number mono ${errors > 0 ? 'error-text' : ''}`}>{count(errors)}</td>
      <td className={`number mono ${faults > 0 ? 'error-text' : ''}`}>{count(faults)}</td>
      <td className={`number mono ${throttles > 0 ? 'warn-text' : ''}`}>{count(throttles)}</td>
      <td className="number mono">{duration(service.mean_ms)}</td>
    </tr>
  );
}
