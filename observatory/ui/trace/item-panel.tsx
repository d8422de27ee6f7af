import { ErrorPanel } from './error-panel.tsx';
import type { ItemLine } from './lines.ts';
import { LogPanel } from './log-panel.tsx';
import { SegmentPanel } from './segment-panel.tsx';
import type { Rows } from './use-rows.ts';

interface Props {
  item: ItemLine;
  rows: Rows;
  onSelect: (id: string) => void;
  onClose: () => void;
}

/** Everything that one log line, error or segment says. */
export function ItemPanel({ item, rows, onSelect, onClose }: Props) {
  switch (item.kind) {
    case 'log': {
      const span = rows.byId.get(item.log.span_id ?? '')?.span.name ?? null;
      return <LogPanel log={item.log} span={span} onSelect={onSelect} onClose={onClose} />;
    }
    case 'error':
      return <ErrorPanel error={item.error} onClose={onClose} />;
    case 'segment':
      return <SegmentPanel segment={item.segment} onClose={onClose} />;
  }
}
