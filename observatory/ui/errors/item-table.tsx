import { useLocation, useNavigate } from 'react-router';
import type { ErrorItem, ErrorRange } from '../../api/errors.ts';
import { useList } from '../shared/use-list.ts';
import { useNarrow } from '../shared/use-media.ts';
import { ItemRow } from './item-row.tsx';

const columns = ['Level', 'Error', 'Trend', 'Count', 'First', 'Last'];

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
      <table className="list-table item-table" aria-rowcount={items.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column} scope="col" className={`col-${column.toLowerCase()}`}>
                {column === 'First' || column === 'Last' ? `${column} seen` : column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const item = items[index];
            return (
              item && <ItemRow key={key} item={item} range={range} index={index} top={start} />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
