import type { Interval } from './scale.ts';

/** What the timeline is made of; each can be hidden. */
export const kinds = ['spans', 'logs', 'errors', 'segments'] as const;
export type Kind = (typeof kinds)[number];

/** What of a trace is being looked at; the address bar holds it, so that a link shows the same. */
export interface TraceView {
  /** The selected span; null when nothing or another item is selected. */
  spanId: string | null;
  /** The selected item that is not a span: `log:…`, `error:…` or `segment:…`. */
  item: string | null;
  /** Null for the whole trace. */
  zoom: Interval | null;
  critical: boolean;
  hidden: readonly Kind[];
  /** Whether log lines have rows of their own, besides their ticks on the spans. */
  lines: boolean;
}

const zoomForm = /^(-?[\d.]+)\.\.(-?[\d.]+)$/;
const itemForm = /^(log|error|segment):[\w.:/-]{1,200}$/;

/**
 * Reads `span`, `item`, `zoom` (`12.5..80`, in milliseconds), `critical` (`0` hides the path),
 * `hide` (kinds, with commas between) and `lines` (`1` gives log lines rows).
 */
export function readView(params: URLSearchParams): TraceView {
  const span = params.get('span')?.toLowerCase() ?? '';
  const item = params.get('item') ?? '';
  const hide = params.get('hide')?.split(',') ?? [];
  return {
    spanId: /^[0-9a-f]{16}$/.test(span) ? span : null,
    item: itemForm.test(item) ? item : null,
    zoom: readZoom(params.get('zoom') ?? ''),
    critical: params.get('critical') !== '0',
    hidden: kinds.filter((kind) => hide.includes(kind)),
    lines: params.get('lines') === '1',
  };
}

function readZoom(text: string): Interval | null {
  const parts = zoomForm.exec(text);
  const startMs = Number(parts?.[1] ?? Number.NaN);
  const endMs = Number(parts?.[2] ?? Number.NaN);
  return endMs > startMs ? { startMs, endMs } : null;
}

/** The address of a view; what is as usual is left out. */
export function writeView(view: TraceView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.spanId) params.set('span', view.spanId);
  if (view.item) params.set('item', view.item);
  if (view.zoom) {
    const { startMs, endMs } = view.zoom;
    params.set('zoom', `${Number(startMs.toFixed(4))}..${Number(endMs.toFixed(4))}`);
  }
  if (!view.critical) params.set('critical', '0');
  if (view.hidden.length > 0) params.set('hide', view.hidden.join(','));
  if (view.lines) params.set('lines', '1');
  return params;
}

/** The change of view that selects a row of the timeline. */
export function selecting(id: string): Pick<TraceView, 'spanId' | 'item'> {
  return id.includes(':') ? { spanId: null, item: id } : { spanId: id, item: null };
}
