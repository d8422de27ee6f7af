import { Link } from 'react-router';
import type { Related, VendorWithId } from '../../api/related.ts';
import { plural } from '../shared/format.ts';
import { useTraceView } from './use-trace-view.ts';
import { type Kind, selecting, type TraceView, writeView } from './view-params.ts';

const vendors: Record<VendorWithId, { name: string; noun: string; kind: Kind }> = {
  honeycomb: { name: 'Honeycomb', noun: 'span', kind: 'spans' },
  xray: { name: 'X-Ray', noun: 'segment', kind: 'segments' },
  cloudwatch: { name: 'CloudWatch', noun: 'log line', kind: 'logs' },
  rollbar: { name: 'Rollbar', noun: 'item', kind: 'errors' },
};

/** Every vendor that has the id, each leading to the first of what it has. */
export function VendorBadges({ related, firstSpan }: { related: Related; firstSpan?: string }) {
  const [view] = useTraceView();
  const first: Record<VendorWithId, string | undefined> = {
    honeycomb: firstSpan,
    xray: related.segments[0] && `segment:${related.segments[0].id}`,
    cloudwatch: related.logs[0] && `log:${related.logs[0].id}`,
    rollbar: related.errors[0] && `error:${related.errors[0].uuid}`,
  };

  function leadTo(vendor: VendorWithId): string {
    const { kind } = vendors[vendor];
    const shown: TraceView = {
      ...view,
      ...selecting(first[vendor] ?? ''),
      zoom: null,
      hidden: view.hidden.filter((hidden) => hidden !== kind),
      lines: view.lines || kind === 'logs',
    };
    return `?${writeView(shown)}`;
  }

  return (
    <nav className="vendors" aria-label="Who has this id">
      <ul>
        {related.vendors.map(({ vendor, count }) => (
          <li key={vendor}>
            <Link className="vendor" data-vendor={vendor} replace to={leadTo(vendor)}>
              {vendors[vendor].name}
              <span className="vendor-count">
                {plural(count, vendors[vendor].noun)}
                {count >= related.limit && vendor !== 'honeycomb' ? ' or more' : ''}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
