import type { ReactElement } from 'react';
import { Menu } from '../query/menu.tsx';
import type { PartActions } from './bubble-up.tsx';
import { choicesOf, type Part } from './choices.ts';

interface Props {
  column: string;
  part: Part;
  /** What the part is, for the menu's head. */
  title: string;
  actions: PartActions;
  trigger: ReactElement;
}

/** What can be done with a part of a card: to filter by it, or to group by its column. */
export function PartMenu({ column, part, title, actions, trigger }: Props) {
  const { onFilter, onGroupBy } = actions;
  const refusal = onFilter ? {} : { disabled: true, note: 'Filters are joined by OR' };
  const filters = choicesOf(column, part).map(({ label, filters }) => ({
    label,
    onSelect: () => onFilter?.(filters),
    ...refusal,
  }));
  const group = { label: `Group by ${column}`, onSelect: () => onGroupBy?.(column) };
  const items = onGroupBy ? [...filters, null, group] : filters;
  return <Menu trigger={trigger} title={`${column}: ${title}`} items={items} />;
}
