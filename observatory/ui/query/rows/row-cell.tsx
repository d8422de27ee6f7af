import type { Scalar } from '../../../api/query.ts';
import { fullValue, unitOf } from '../../charts/units.ts';
import { copyText } from '../../shared/clipboard.ts';
import type { Asked } from '../actions.ts';
import { Menu } from '../menu.tsx';
import { canNarrow, isNotValue, isValue, withBreakdown, withFilters } from '../narrow.ts';
import { valueWords } from '../overview/groups.ts';

interface Props {
  column: string;
  value: Scalar | null;
  asked: Asked;
}

/** A value, and what can be asked about it. */
export function RowCell({ column, value, asked: { request, ask } }: Props) {
  const { query } = request;
  const text = valueWords(value);
  const shown = typeof value === 'number' ? numberWords(column, value) : text;
  const refusal = canNarrow(query) ? {} : { disabled: true, note: 'Filters are joined by OR' };
  const filter = (...filters: Parameters<typeof withFilters>[1]) =>
    ask(withFilters(query, filters));
  return (
    <Menu
      title={`${column}: ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`}
      trigger={
        <button
          type="button"
          className={value === null || value === '' ? 'raw-cell quiet' : 'raw-cell'}
          title={value === null ? undefined : text}
          aria-label={`${column}: ${shown}`}
        >
          {value === null ? <span className="raw-none" /> : shown}
        </button>
      }
      items={[
        {
          label: 'Only rows with this value',
          onSelect: () => filter(isValue(column, value)),
          ...refusal,
        },
        {
          label: 'Without this value',
          onSelect: () => filter(isNotValue(column, value)),
          ...refusal,
        },
        {
          label: `Only rows with any ${column}`,
          onSelect: () => filter({ column, op: 'exists' }),
          ...refusal,
        },
        null,
        {
          label: `Group by ${column}`,
          onSelect: () => ask(withBreakdown(query, column), { tab: 'overview' }),
        },
        { label: 'Copy the value', onSelect: () => void copyText(text), disabled: value === null },
      ]}
    />
  );
}

function numberWords(column: string, value: number): string {
  const unit = unitOf(column);
  return unit === 'number' ? String(value) : fullValue(value, unit);
}
