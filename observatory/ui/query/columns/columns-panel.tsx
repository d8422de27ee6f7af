import { Hash, ToggleLeft, Type, X } from 'lucide-react';
import { useState } from 'react';
import type { ColumnInfo, Filter, QuerySpec } from '../../../api/query.ts';
import { count } from '../../shared/format.ts';
import { isNumeric, typeWords } from '../clauses/suggestion.ts';
import { useColumns } from '../clauses/use-known.ts';
import { Menu, type MenuItem } from '../menu.tsx';
import { canNarrow, withBreakdown, withFilters } from '../narrow.ts';

interface Props {
  dataset: string;
  query: QuerySpec;
  /** The question as changed here; it is asked at once. */
  onAsk: (query: QuerySpec) => void;
  /** Begins a filter by the column in the WHERE clause. */
  onFilter: (column: string) => void;
  onClose: () => void;
}

const icons = { string: Type, float: Hash, integer: Hash, boolean: ToggleLeft };

/** Every column that spans have had, with its type; each with what can be asked about it. */
export function ColumnsPanel({ dataset, query, onAsk, onFilter, onClose }: Props) {
  const { columns, known } = useColumns(dataset);
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = columns
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <aside className="column-panel" aria-label="Columns">
      <div className="column-panel-head">
        <h2>
          Columns <span className="quiet">{known ? count(columns.length) : ''}</span>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Hide the columns"
          onClick={onClose}
        >
          <X size={14} aria-hidden />
        </button>
      </div>
      <div className="search">
        <input
          aria-label="Search columns"
          placeholder="Search columns"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ul>
        {shown.map((column) => {
          const Icon = icons[column.type];
          return (
            <li key={column.name}>
              <Menu
                title={`${column.name} · ${typeWords[column.type]}`}
                items={() => actions(column, query, onAsk, onFilter)}
                trigger={
                  <button type="button" className="column-button" title={column.name}>
                    <Icon size={12} aria-label={typeWords[column.type]} />
                    <span>{column.name}</span>
                  </button>
                }
              />
            </li>
          );
        })}
      </ul>
      {known && shown.length === 0 && (
        <p className="quiet">
          {wanted
            ? `No column has “${text.trim()}” in its name.`
            : 'Columns appear as spans bring them.'}
        </p>
      )}
    </aside>
  );
}

function actions(
  column: ColumnInfo,
  query: QuerySpec,
  onAsk: Props['onAsk'],
  onFilter: Props['onFilter'],
): (MenuItem | null)[] {
  const { name } = column;
  const refusal = canNarrow(query) ? {} : { disabled: true, note: 'Filters are joined by OR' };
  const where = (filter: Filter) => onAsk(withFilters(query, [filter]));
  const ops = isNumeric(column)
    ? (['P90', 'HEATMAP', 'AVG', 'MAX'] as const)
    : (['COUNT_DISTINCT'] as const);
  return [
    { label: 'Group by it', onSelect: () => onAsk(withBreakdown(query, name)) },
    { label: 'Filter by it…', onSelect: () => onFilter(name) },
    {
      label: 'Only rows that have it',
      onSelect: () => where({ column: name, op: 'exists' }),
      ...refusal,
    },
    {
      label: 'Only rows without it',
      onSelect: () => where({ column: name, op: 'does-not-exist' }),
      ...refusal,
    },
    null,
    ...ops.map((op) => ({
      label: `${op}(${name})`,
      onSelect: () =>
        onAsk({ ...query, calculations: [...(query.calculations ?? []), { op, column: name }] }),
    })),
  ];
}
