import type { Interval } from './scale.ts';

/** What of a trace is being looked at; the address bar holds it, so that a link shows the same. */
export interface TraceView {
  spanId: string | null;
  /** Null for the whole trace. */
  zoom: Interval | null;
  critical: boolean;
}

const zoomForm = /^(-?[\d.]+)\.\.(-?[\d.]+)$/;

/** Reads `span`, `zoom` (`12.5..80`, in milliseconds) and `critical` (`0` hides the path). */
export function readView(params: URLSearchParams): TraceView {
  const span = params.get('span')?.toLowerCase() ?? '';
  return {
    spanId: /^[0-9a-f]{16}$/.test(span) ? span : null,
    zoom: readZoom(params.get('zoom') ?? ''),
    critical: params.get('critical') !== '0',
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
  if (view.zoom) {
    const { startMs, endMs } = view.zoom;
    params.set('zoom', `${Number(startMs.toFixed(4))}..${Number(endMs.toFixed(4))}`);
  }
  if (!view.critical) params.set('critical', '0');
  return params;
}
