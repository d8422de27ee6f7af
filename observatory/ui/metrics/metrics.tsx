import { useNavigate, useSearchParams } from 'react-router';
import './metrics.css';
import { useFrozen } from '../shared/pause.ts';
import { Unread } from '../shared/states.tsx';
import { type MetricsAddress, metricsPath, readAddress } from './address.ts';
import { Empty } from './empty.tsx';
import { Metric } from './metric.tsx';
import { MetricList } from './metric-list.tsx';
import { Overview } from './overview.tsx';
import { TimeBar } from './time-bar.tsx';
import { useFollowing, useMetricList } from './use-metrics.ts';
import { useRowKeys } from './use-row-keys.ts';

/** How is it going: what programs measure of themselves, and one metric more closely. */
export function MetricsScreen() {
  const [params] = useSearchParams();
  const address = readAddress(params);
  const navigate = useNavigate();
  const go = (to: Partial<MetricsAddress>) =>
    navigate(metricsPath({ ...address, ...to }), { replace: to.name === undefined });
  useFollowing(address.time);
  return (
    <div className="fill">
      <title>{`${address.name || 'Metrics'} · Observatory`}</title>
      {address.name ? (
        <Metric address={address} onChange={go} />
      ) : (
        <All address={address} onChange={go} />
      )}
    </div>
  );
}

interface Props {
  address: MetricsAddress;
  onChange: (to: Partial<MetricsAddress>) => void;
}

function All({ address, onChange }: Props) {
  const list = useMetricList(address.time);
  const metrics = useFrozen(list.data);
  const body = useRowKeys();
  const zoom = (startMs: number, endMs: number) => onChange({ time: { startMs, endMs } });
  return (
    <>
      <h1 className="visually-hidden">Metrics</h1>
      <TimeBar time={address.time} onTime={(time) => onChange({ time })} />
      <div className="metrics-body" ref={body}>
        {!metrics && <Unread what="metrics" rows={14} error={list.error} retry={list.refetch} />}
        {metrics?.length === 0 && <Empty />}
        {metrics && metrics.length > 0 && (
          <>
            <Overview
              names={new Set(metrics.map(({ name }) => name))}
              address={address}
              onZoom={zoom}
            />
            <MetricList metrics={metrics} address={address} />
          </>
        )}
      </div>
    </>
  );
}
