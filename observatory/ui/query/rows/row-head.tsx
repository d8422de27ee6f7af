import type { Asked } from '../actions.ts';
import { Menu } from '../menu.tsx';
import { moved } from './columns-of-rows.ts';

interface Props {
  column: string;
  columns: readonly string[];
  asked: Asked;
}

/** A column's head; its menu moves or hides the column. */
export function RowHead({ column, columns, asked: { look } }: Props) {
  const at = columns.indexOf(column);
  const show = (next: string[]) => look({ columns: next });
  return (
    <th scope="col">
      <Menu
        title={column}
        trigger={
          <button type="button" className="raw-cell" title={column}>
            {column}
          </button>
        }
        items={[
          {
            label: 'Move left',
            onSelect: () => show(moved(columns, column, -1)),
            disabled: at === 0,
          },
          {
            label: 'Move right',
            onSelect: () => show(moved(columns, column, 1)),
            disabled: at === columns.length - 1,
          },
          {
            label: 'Hide this column',
            onSelect: () => show(columns.filter((each) => each !== column)),
            disabled: columns.length === 1,
          },
        ]}
      />
    </th>
  );
}
