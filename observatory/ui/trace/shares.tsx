import { useMemo } from 'react';
import type { Span } from '../../api.ts';
import { duration, percent } from '../shared/format.ts';
import { ServiceChip } from '../shared/service-chip.tsx';
import { serviceShares } from './segments.ts';

/** Each service's part of the work, by self time. */
export function Shares({ spans }: { spans: readonly Span[] }) {
  const shares = useMemo(() => serviceShares(spans), [spans]);
  return (
    <div className="fact-services fact-wide">
      <dt title="Time in spans of the service outside their children">Self time</dt>
      <dd>
        {shares.map(({ name, selfMs, share }) => (
          <ServiceChip key={name} name={name} note={`${duration(selfMs)}, ${percent(share)}`} />
        ))}
      </dd>
    </div>
  );
}
