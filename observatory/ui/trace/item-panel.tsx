import { ErrorPanel } from './error-panel.tsx';
import type { ItemLine } from './lines.ts';
import { LogPanel } from './log-panel.tsx';
import { SegmentPanel } from './segment-panel.tsx';
import { SpanFact } from './span-fact.tsx';
import type { Rows } from './use-rows.ts';

interface Props {
  item: ItemLine;
  rows: Rows;
  onSelect: (id: string) => void;
  onClose: () => void;
}

/** Everything that one log line, error or segment says. */
export function ItemPanel({ item, rows, onSelect, onClose }: Props) {
  const span = <SpanFact spanId={spanIdOf(item)} rows={rows} onSelect={onSelect} />;
  switch (item.kind) {
    case 'log':
      return <LogPanel log={item.log} span={span} onClose={onClose} />;
    case 'error':
      return <ErrorPanel error={item.error} span={span} onClose={onClose} />;
    case 'segment':
      return <SegmentPanel segment={item.segment} span={span} onClose={onClose} />;
  }
}

/** A segment has the id of the span it was made from. */
function spanIdOf(item: ItemLine): string | null {
  if (item.kind === 'log') return item.log.span_id;
  if (item.kind === 'error') return item.error.span_id;
  const { id } = item.segment.document;
  return typeof id === 'string' ? id : null;
}
