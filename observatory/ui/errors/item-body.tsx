import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { ErrorItemDetail, ErrorRange } from '../../api/errors.ts';
import { useKeys } from '../shared/keyboard.ts';
import { Unread } from '../shared/states.tsx';
import { readRange } from './filters.ts';
import { ItemHead } from './item-head.tsx';
import { Occurrence } from './occurrence.tsx';
import { OccurrenceList } from './occurrence-list.tsx';
import { useOccurrence } from './use-errors.ts';

interface Props {
  detail: ErrorItemDetail;
  /** The address of the list that it was opened from. */
  list: string;
}

/** An item with its occurrences at the left and the chosen one beside them; `j` and `k` choose. */
export function ItemBody({ detail, list }: Props) {
  const { item, occurrences, kept } = detail;
  const [params, setParams] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const chosen = params.get('occurrence') ?? occurrences[0]?.uuid;
  const shown = useOccurrence(chosen);

  function withParam(name: string, value: string): URLSearchParams {
    const next = new URLSearchParams(params);
    next.set(name, value);
    return next;
  }
  function step(by: number) {
    const at = occurrences.findIndex(({ uuid }) => uuid === chosen);
    const next = occurrences[at + by];
    if (next) setParams(withParam('occurrence', next.uuid), { replace: true, state });
  }
  const down = () => step(1);
  const up = () => step(-1);
  useKeys({ Escape: () => navigate(list), j: down, k: up, ArrowDown: down, ArrowUp: up });

  return (
    <article className="item fill">
      <title>{`${item.title} · Observatory`}</title>
      <ItemHead
        item={item}
        list={list}
        range={readRange(params)}
        onRange={(range: ErrorRange) =>
          setParams(withParam('range', range), { replace: true, state })
        }
      />
      <div className="item-parts">
        <OccurrenceList
          occurrences={occurrences}
          kept={kept}
          received={item.occurrences}
          chosen={chosen}
          addressOf={(uuid) => ({ search: `?${withParam('occurrence', uuid)}` })}
          state={state}
        />
        {shown.data && <Occurrence error={shown.data} />}
        {chosen && !shown.data && (
          <Unread what="occurrence" rows={10} error={shown.error} retry={shown.refetch} />
        )}
      </div>
    </article>
  );
}
