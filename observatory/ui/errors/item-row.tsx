import { memo } from 'react';
import { Link, useLocation } from 'react-router';
import type { ErrorItem, ErrorRange } from '../../api/errors.ts';
import { Age } from '../shared/age.tsx';
import { count } from '../shared/format.ts';
import { ListRow, type Place } from '../shared/list-table.tsx';
import { Level, Reactivated } from './badges.tsx';
import { Sparkline } from './sparkline.tsx';

interface Props extends Place {
  item: ErrorItem;
  range: ErrorRange;
}

export const ItemRow = memo(function ItemRow({ item, range, index, top }: Props) {
  const { search } = useLocation();
  return (
    <ListRow className="item-row" index={index} top={top}>
      <td className="col-level">
        <Level level={item.level} />
      </td>
      <td className="col-error">
        {/* Going back returns to the same filters. */}
        <Link
          className="row-link"
          to={`/errors/${item.id}`}
          state={{ list: search }}
          title={item.title}
        >
          {item.title}
        </Link>
        <span className="item-where">
          #{item.id} · {item.platforms.join(', ')} · {item.environments.join(', ')}
          {item.reactivated_ms !== null && <Reactivated atMs={item.reactivated_ms} />}
        </span>
      </td>
      <td className="col-trend">
        <Sparkline counts={item.counts} range={range} />
      </td>
      <td className="col-count" title={`${count(item.occurrences)} in all`}>
        {count(item.occurrences)}
      </td>
      <td className="col-first">
        <Age ms={item.first_seen_ms} />
      </td>
      <td className="col-last">
        <Age ms={item.last_seen_ms} />
      </td>
    </ListRow>
  );
});
