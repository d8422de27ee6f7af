import { useLocation, useNavigate } from 'react-router';
import type { ErrorItem, ErrorRange } from '../../api/errors.ts';
import { ListTable } from '../shared/list-table.tsx';
import { useList } from '../shared/use-list.ts';
import { useNarrow } from '../shared/use-media.ts';
import { ItemRow } from './item-row.tsx';

const columns = ['Level', 'Error', 'Trend', 'Count', 'First seen', 'Last seen'];

interface Props {
  items: readonly ErrorItem[];
  range: ErrorRange;
}

/** The rows of the list, drawn only where they can be seen. */
export function ItemTable({ items, range }: Props) {
  const rowHeight = useNarrow() ? 88 : 56;
  const navigate = useNavigate();
  const { search } = useLocation();
  const { scroller, virtual } = useList(
    items.map(({ id }) => id),
    rowHeight,
    (id) => navigate(`/errors/${id}`, { state: { list: search } }),
  );
  return (
    <div className="scroller" ref={scroller}>
      <ListTable className="item-table" columns={columns} rows={items} virtual={virtual}>
        {(item, place) => <ItemRow item={item} range={range} {...place} />}
      </ListTable>
    </div>
  );
}
