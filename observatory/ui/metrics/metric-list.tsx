import { Link } from 'react-router';
import type { MetricInfo } from '../../api/metrics.ts';
import { axisValue, type Unit } from '../charts/units.ts';
import { Age } from '../shared/age.tsx';
import { count } from '../shared/format.ts';
import { type MetricsAddress, metricsPath } from './address.ts';
import { Spark } from './spark.tsx';
import { unitOfValues } from './units.ts';

const shapes = { rate: 'counter', level: 'gauge', distribution: 'histogram' } as const;

interface Props {
  metrics: readonly MetricInfo[];
  address: MetricsAddress;
}

/** Every metric, one a row. */
export function MetricList({ metrics, address }: Props) {
  return (
    <table className="metric-table metric-list">
      <thead>
        <tr>
          <th>Metric</th>
          <th className="wide-only">Kind</th>
          <th>In this time</th>
          <th className="number" title="The mean of the newest step, or its rate a second">
            Lately
          </th>
          <th className="number wide-only">Series</th>
          <th className="wide-only">Services</th>
          <th className="number wide-only">Last point</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <Row key={metric.name} metric={metric} address={address} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ metric, address }: { metric: MetricInfo; address: MetricsAddress }) {
  const { name, description, shape, series, services, last_ms, sparkline = [] } = metric;
  const unit: Unit = shape === 'level' ? unitOfValues(metric) : 'rate';
  const now = sparkline.findLast((value) => value !== null) ?? null;
  return (
    <tr>
      <td>
        <Link className="mono metric-name" data-row to={metricsPath({ ...address, name })}>
          {name}
        </Link>
        <span className="metric-about">{description}</span>
      </td>
      <td className="quiet wide-only">{shapes[shape]}</td>
      <td>
        <Spark values={sparkline} label={name} />
      </td>
      <td className="number mono">{now === null ? '–' : axisValue(now, unit)}</td>
      <td className="number mono wide-only">{count(series)}</td>
      <td className="quiet wide-only">{services.join(', ')}</td>
      <td className="number quiet wide-only">
        <Age ms={last_ms} />
      </td>
    </tr>
  );
}
