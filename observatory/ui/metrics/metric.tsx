import { ChevronLeft } from 'lucide-react';
import { Link } from 'react-router';
import { useKeys } from '../shared/keyboard.ts';
import { useFrozen } from '../shared/pause.ts';
import { Message, Unread } from '../shared/states.tsx';
import { type MetricsAddress, metricsPath } from './address.ts';
import { Exemplars } from './exemplars.tsx';
import { GroupTable } from './group-table.tsx';
import { MetricBar } from './metric-bar.tsx';
import { MetricChart } from './metric-chart.tsx';
import { useMetric } from './use-metrics.ts';
import { useRowKeys } from './use-row-keys.ts';

interface Props {
  address: MetricsAddress;
  onChange: (to: Partial<MetricsAddress>) => void;
}

/** One metric: its values over time, by an attribute, and measurements that lead to traces. */
export function Metric({ address, onChange }: Props) {
  const { name, group, filters } = address;
  const read = useMetric({ name, group, filters }, address.time);
  const answer = useFrozen(read.data);
  const back = metricsPath({ ...address, name: '', group: '', filters: [], show: 'percentiles' });
  const body = useRowKeys();
  useKeys({ Escape: () => onChange({ name: '', group: '', filters: [], show: 'percentiles' }) });
  return (
    <>
      <MetricBar address={address} metric={answer?.metric} onChange={onChange} />
      <div className="metrics-body" ref={body}>
        <header className="metric-head">
          <Link to={back} className="link">
            <ChevronLeft size={14} aria-hidden /> All metrics
          </Link>
          <h1 className="mono">{name}</h1>
          <p className="quiet">
            {answer?.metric.description}
            {answer?.metric.unit && (
              <>
                {' '}
                Unit <code>{answer.metric.unit}</code>.
              </>
            )}
          </p>
        </header>
        {!answer && <Unread what="metric" rows={10} error={read.error} retry={read.refetch} />}
        {answer && !answer.all && (
          <Message title="There is nothing of it in this time.">
            <p>Take a longer time, or fewer filters.</p>
          </Message>
        )}
        {answer?.all && (
          <>
            <MetricChart
              answer={answer}
              show={address.show}
              onZoom={(startMs, endMs) => onChange({ time: { startMs, endMs } })}
            />
            {answer.notices.map((notice) => (
              <p key={notice} className="metric-notice quiet">
                {notice}
              </p>
            ))}
            <GroupTable answer={answer} address={address} />
            <Exemplars answer={answer} />
          </>
        )}
      </div>
    </>
  );
}
