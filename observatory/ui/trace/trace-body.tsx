import { useMemo, useState } from 'react';
import type { TraceDetail } from '../../api.ts';
import { useNarrow } from '../shared/use-media.ts';
import { wholeOf, zoom } from './scale.ts';
import { intervalOf } from './segments.ts';
import { SpanPanel } from './span-panel.tsx';
import { TimelineBar } from './timeline-bar.tsx';
import { TraceHeader } from './trace-header.tsx';
import { useRows } from './use-rows.ts';
import { useTraceKeys } from './use-trace-keys.ts';
import { useTraceView } from './use-trace-view.ts';
import { Waterfall } from './waterfall.tsx';

/** The trace page around its data: header, minimap, waterfall, and the selected span beside them. */
export function TraceBody({ detail }: { detail: TraceDetail }) {
  const [view, change] = useTraceView();
  const rows = useRows(detail.spans, view.spanId);
  const [find, setFind] = useState('');
  const whole = useMemo(
    () => wholeOf(detail.trace.duration_ms, detail.spans.map(intervalOf)),
    [detail],
  );
  const shown = view.zoom ? zoom(whole, view.zoom.startMs, view.zoom.endMs) : whole;
  const selected = rows.byId.get(view.spanId ?? '');
  // On a phone the panel covers the rest.
  const covered = useNarrow() && selected !== undefined;

  function select(spanId: string) {
    rows.reveal(spanId);
    change({ spanId });
  }
  useTraceKeys({ rows, view, whole, change, select });

  return (
    <div className="trace" data-panel={selected ? '' : undefined}>
      <title>{`${detail.trace.name} · Observatory`}</title>
      <TraceHeader detail={detail} spanId={view.spanId} covered={covered} />
      <div className="trace-split">
        <section className="trace-main" aria-label="Timeline" inert={covered}>
          <TimelineBar
            rows={rows}
            whole={whole}
            view={view}
            find={find}
            onFind={setFind}
            onChange={change}
            onSelect={select}
          />
          <Waterfall
            rows={rows}
            path={view.critical ? detail.critical_path : []}
            view={shown}
            find={find}
            selectedId={selected?.span.span_id ?? null}
            onSelect={select}
            onZoom={(interval) => change({ zoom: interval })}
          />
        </section>
        {selected && (
          <SpanPanel
            key={selected.span.span_id}
            span={selected.span}
            parent={selected.parent?.span ?? null}
            onSelect={select}
            onClose={() => {
              rows.reveal(selected.span.span_id);
              change({ spanId: null });
            }}
          />
        )}
      </div>
    </div>
  );
}
