import { TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { plural } from '../shared/format.ts';
import { ago, useNow } from '../shared/time.ts';
import { useStatus } from '../shared/use-status.ts';
import { describeReason } from './drop-reasons.ts';
import { receiversOf } from './receivers.ts';
import { recentDrops } from './recent-drops.ts';

/**
 * On every screen while something was lost lately, so that nobody takes what is left for all there
 * was. Dismissed, it comes back when something is lost for another reason.
 */
export function DropNotice() {
  const { data: status } = useStatus();
  const now = useNow();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  if (!status) return null;
  const drops = recentDrops(receiversOf(status, window.location.origin), now);
  const told = drops.filter(({ key }) => !dismissed.has(key));
  const [latest] = told;
  if (!latest) return null;
  return (
    <div className="fault-banner" role="status">
      <TriangleAlert size={16} aria-hidden />
      <span>
        <Link to="/status#dropped">Not kept</Link>:{' '}
        {told
          .map(
            ({ name, noun, count, reason }) =>
              `${name}: ${plural(count, noun)} ${describeReason(reason)}`,
          )
          .join(' · ')}
        {'. '}
        <span className="quiet">
          Last {ago(latest.lastMs, now)}; counts are since the first start.
        </span>
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        title="Hide until something is dropped for another reason"
        onClick={() => setDismissed(new Set([...dismissed, ...told.map(({ key }) => key)]))}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
