import { Rows3 } from 'lucide-react';
import type { Related } from '../../api/related.ts';
import { count } from '../shared/format.ts';
import { type Kind, kinds, type TraceView } from './view-params.ts';

interface Props {
  spans: number;
  related: Related | undefined;
  view: TraceView;
  onChange: (change: Partial<TraceView>) => void;
}

const names: Record<Kind, string> = {
  spans: 'Spans',
  logs: 'Logs',
  errors: 'Errors',
  segments: 'X-Ray',
};

/** Shows and hides each kind of what the timeline holds; only those that there are. */
export function KindFilters({ spans, related, view, onChange }: Props) {
  const counts: Record<Kind, number> = {
    spans,
    logs: related?.logs.length ?? 0,
    errors: related?.errors.length ?? 0,
    segments: related?.segments.length ?? 0,
  };
  const present = kinds.filter((kind) => counts[kind] > 0);
  if (present.length < 2) return null;

  function toggle(kind: Kind) {
    const hidden = view.hidden.includes(kind)
      ? view.hidden.filter((other) => other !== kind)
      : [...view.hidden, kind];
    onChange({ hidden });
  }

  return (
    <fieldset className="kind-filters" aria-label="What the timeline shows">
      {present.map((kind) => (
        <button
          key={kind}
          type="button"
          className="button"
          aria-pressed={!view.hidden.includes(kind)}
          onClick={() => toggle(kind)}
        >
          {names[kind]} <span className="quiet">{count(counts[kind])}</span>
        </button>
      ))}
      {counts.logs > 0 && counts.spans > 0 && (
        <button
          type="button"
          className="button"
          aria-pressed={view.lines}
          title="Give each log line a row below its span (l)"
          onClick={() => onChange({ lines: !view.lines })}
        >
          <Rows3 size={14} aria-hidden />
          Log rows
        </button>
      )}
    </fieldset>
  );
}
