import { titleOf } from './describe-item.ts';
import { itemKinds } from './item-kinds.ts';
import type { ItemLine } from './lines.ts';
import { toneOfLine } from './marks.ts';

/** More would push the span's own attributes out of sight. */
const atMost = 50;

interface Props {
  items: readonly ItemLine[];
  onSelect: (id: string) => void;
}

/** What the other vendors have of a span, each leading to it. */
export function Joined({ items, onSelect }: Props) {
  if (items.length === 0) return null;
  return (
    <ul className="joined" aria-label="The same at other vendors">
      {items.slice(0, atMost).map((item) => {
        const { icon: Icon, vendor } = itemKinds[item.kind];
        return (
          <li key={item.id}>
            <button type="button" data-tone={toneOfLine(item)} onClick={() => onSelect(item.id)}>
              <Icon size={13} aria-hidden />
              <span className="joined-title">{inWords(item)}</span>
              <span className="joined-vendor">{vendor}</span>
            </button>
          </li>
        );
      })}
      {items.length > atMost && <li className="quiet">and {items.length - atMost} more</li>}
    </ul>
  );
}

function inWords(item: ItemLine): string {
  if (item.kind !== 'segment') return titleOf(item);
  const { name, trouble } = item.segment;
  return `segment ${name}${trouble ? ` · ${trouble}` : ''}`;
}
