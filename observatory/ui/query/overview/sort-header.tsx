import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Order } from '../../../api/query.ts';

interface Props {
  label: string;
  of: Pick<Order, 'op' | 'column'>;
  orders: readonly Order[];
  onSort: (order: Order) => void;
  numeric?: boolean;
  /** There is one row only, so there is nothing to order. */
  fixed?: boolean;
}

/** A column's head; pressed it orders by the column: numbers largest first, then the other way. */
export function SortHeader({ label, of, orders, onSort, numeric, fixed }: Props) {
  const [first] = orders;
  const current =
    first && first.op === of.op && first.column === of.column
      ? (first.order ?? 'ascending')
      : undefined;
  const natural = numeric ? 'descending' : 'ascending';
  const other = natural === 'descending' ? 'ascending' : 'descending';
  const Icon = current === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <th scope="col" className={numeric ? 'number' : undefined} aria-sort={current}>
      {fixed ? (
        label
      ) : (
        <button
          type="button"
          className="sort-button"
          onClick={() => onSort({ ...of, order: current === natural ? other : natural })}
        >
          {label}
          <Icon size={12} aria-hidden data-current={current !== undefined || undefined} />
        </button>
      )}
    </th>
  );
}
