import type { Virtualizer } from '@tanstack/react-virtual';
import { type ComponentProps, Fragment, type ReactNode } from 'react';

/** Where a row stands in a long list. */
export interface Place {
  index: number;
  /** Offset of the row in the list, in pixels. */
  top: number;
}

interface TableProps<Row> {
  className: string;
  /** The first word of each names its cells: `col-first` of `First seen`. */
  columns: readonly string[];
  rows: readonly Row[];
  virtual: Virtualizer<HTMLDivElement, Element>;
  children: (row: Row, place: Place) => ReactNode;
}

/** A long list, whose rows are drawn only where they can be seen. */
export function ListTable<Row>(props: TableProps<Row>) {
  const { className, columns, rows, virtual, children } = props;
  return (
    <table className={`list-table phone-rows ${className}`} aria-rowcount={rows.length + 1}>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map((column) => (
            <th key={column} scope="col" className={`col-${column.split(' ')[0]?.toLowerCase()}`}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          return row && <Fragment key={key}>{children(row, { index, top: start })}</Fragment>;
        })}
      </tbody>
    </table>
  );
}

/** A row of such a list, in its place. */
export function ListRow({ index, top, className, ...rest }: ComponentProps<'tr'> & Place) {
  return (
    <tr
      {...rest}
      className={`list-row ${className}`}
      data-index={index}
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
    />
  );
}
