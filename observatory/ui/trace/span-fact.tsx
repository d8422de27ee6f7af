import { Fact } from '../shared/fact.tsx';
import type { Rows } from './use-rows.ts';

interface Props {
  spanId: string | null;
  rows: Rows;
  onSelect: (id: string) => void;
}

/** The span that an item belongs to, leading to it; only its id where it is not here. */
export function SpanFact({ spanId, rows, onSelect }: Props) {
  const span = rows.byId.get(spanId ?? '')?.span;
  return (
    <Fact term="Span">
      {span ? (
        <button type="button" className="link" onClick={() => onSelect(span.span_id)}>
          {span.name}
        </button>
      ) : (
        (spanId ?? 'none')
      )}
    </Fact>
  );
}
