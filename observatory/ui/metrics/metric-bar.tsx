import { X } from 'lucide-react';
import type { MetricInfo } from '../../api/metrics.ts';
import { type MetricsAddress, type Show, shows } from './address.ts';
import { TimeBar } from './time-bar.tsx';

const showWords: Record<Show, string> = {
  percentiles: 'P50, P90, P99',
  heatmap: 'Heatmap',
  mean: 'Mean',
  rate: 'Rate',
};

interface Props {
  address: MetricsAddress;
  metric: MetricInfo | undefined;
  onChange: (to: Partial<MetricsAddress>) => void;
}

/** How one metric is looked at: the time, the attribute to group by, the filters, the drawing. */
export function MetricBar({ address, metric, onChange }: Props) {
  const keys = ['service.name', ...(metric?.attributes.map(({ key }) => key) ?? [])];
  // What the address says stays to be seen, also before the attributes are known.
  const choices = keys.includes(address.group) || !address.group ? keys : [...keys, address.group];
  return (
    <TimeBar time={address.time} onTime={(time) => onChange({ time })}>
      <select
        aria-label="Group by"
        value={address.group}
        onChange={(event) => onChange({ group: event.target.value })}
      >
        <option value="">All together</option>
        {choices.map((key) => (
          <option key={key} value={key}>
            by {key}
          </option>
        ))}
      </select>
      {metric?.shape === 'distribution' && (
        <select
          aria-label="Show"
          value={address.show}
          onChange={(event) => onChange({ show: event.target.value as Show })}
        >
          {shows.map((show) => (
            <option key={show} value={show}>
              {showWords[show]}
            </option>
          ))}
        </select>
      )}
      {address.filters.map((filter) => (
        <button
          key={filter}
          type="button"
          className="button metric-filter"
          aria-pressed
          title={`Take the filter ${filter} away`}
          onClick={() => onChange({ filters: address.filters.filter((each) => each !== filter) })}
        >
          <span className="mono">{filter}</span>
          <X size={14} aria-hidden />
        </button>
      ))}
    </TimeBar>
  );
}
