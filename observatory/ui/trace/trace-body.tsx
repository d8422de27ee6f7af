import { useMemo, useState } from 'react';
import type { Related } from '../../api/related.ts';
import type { TraceDetail } from '../../api.ts';
import { useNarrow } from '../shared/use-media.ts';
import { ItemPanel } from './item-panel.tsx';
import { KindFilters } from './kind-filters.tsx';
import { intervalOfLine } from './lines.ts';
import { wholeOf, zoom } from './scale.ts';
import { intervalOf } from './segments.ts';
import { SpanPanel } from './span-panel.tsx';
import { TimelineBar } from './timeline-bar.tsx';
import { TraceHeader } from './trace-header.tsx';
import { useLines } from './use-lines.ts';
import { useRows } from './use-rows.ts';
import { useTraceKeys } from './use-trace-keys.ts';
import { useTraceView } from './use-trace-view.ts';
import { selecting } from './view-params.ts';
import { Waterfall } from './waterfall.tsx';

interface Props {
  detail: TraceDetail;
  /** Undefined while it is read. */
  related: Related | undefined;
}

/** The trace page around its data: header, minimap, waterfall, and the selected row beside them. */
export function TraceBody({ detail, related }: Props) {
  const [view, change] = useTraceView();
  const rows = useRows(detail.spans, view.spanId);
  const lines = useLines(rows, related, view);
  const [find, setFind] = useState('');
  const whole = useMemo(
    () =>
      wholeOf(detail.trace.duration_ms, [
        ...detail.spans.map(intervalOf),
        ...lines.lines.filter(({ kind }) => kind !== 'span').map(intervalOfLine),
      ]),
    [detail, lines.lines],
  );
  const shown = view.zoom ? zoom(whole, view.zoom.startMs, view.zoom.endMs) : whole;
  const selected = rows.byId.get(view.spanId ?? '');
  const item = lines.itemOf(view.item);
  // On a phone the panel covers the rest.
  const covered = useNarrow() && (selected ?? item) !== undefined;

  function select(id: string) {
    rows.reveal(id);
    lines.reveal(id);
    change({ ...selecting(id), ...(id.startsWith('log:') && { lines: true }) });
  }
  function close() {
    rows.reveal(view.item ?? view.spanId ?? '');
    change({ spanId: null, item: null });
  }
  useTraceKeys({ rows, lines, view, whole, change, select, close });

  return (
    <div className="trace fill" data-panel={selected || item ? '' : undefined}>
      <title>{`${detail.trace.name} · Observatory`}</title>
      <TraceHeader detail={detail} related={related} spanId={view.spanId} covered={covered} />
      <div className="split">
        <section className="fill" aria-label="Timeline" inert={covered}>
          <TimelineBar
            rows={rows}
            whole={whole}
            view={view}
            find={find}
            onFind={setFind}
            onChange={change}
            onSelect={select}
          >
            <KindFilters
              spans={detail.spans.length}
              related={related}
              view={view}
              onChange={change}
            />
          </TimelineBar>
          <Waterfall
            lines={lines}
            path={view.critical ? detail.critical_path : []}
            view={shown}
            find={find}
            selectedId={item?.id ?? selected?.span.span_id ?? null}
            onSelect={select}
            onZoom={(interval) => change({ zoom: interval })}
          />
        </section>
        {selected && (
          <SpanPanel
            key={selected.span.span_id}
            span={selected.span}
            parent={selected.parent?.span ?? null}
            joined={lines.joinedTo(selected.span.span_id)}
            onSelect={select}
            onClose={close}
          />
        )}
        {item && (
          <ItemPanel key={item.id} item={item} rows={rows} onSelect={select} onClose={close} />
        )}
      </div>
    </div>
  );
}
