import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import { type ErrorItem, type ErrorRange, errorRanges } from '../../api/errors.ts';
import { Age } from '../shared/age.tsx';
import { Fact } from '../shared/fact.tsx';
import { count } from '../shared/format.ts';
import { Level, Reactivated } from './badges.tsx';
import { rangeWords } from './filters.ts';
import { ResolveButton } from './resolve-button.tsx';
import { Sparkline } from './sparkline.tsx';

interface Props {
  item: ErrorItem;
  /** The address of the list that it was opened from. */
  list: string;
  range: ErrorRange;
  onRange: (range: ErrorRange) => void;
}

/** What the error is, how often and since when it happens, and whether it is dealt with. */
export function ItemHead({ item, list, range, onRange }: Props) {
  return (
    <header className="item-head">
      <div className="title-bar item-title">
        <Link to={list} className="icon-button" aria-label="Back to errors" title="Back (Esc)">
          <ArrowLeft size={16} aria-hidden />
        </Link>
        <h1 title={item.title}>{item.title}</h1>
        <ResolveButton key={item.id} item={item} />
      </div>
      <div className="item-facts">
        <dl className="facts">
          <Fact term="State">
            {item.resolved_ms === null ? 'active' : 'resolved'}
            {item.reactivated_ms !== null && <Reactivated atMs={item.reactivated_ms} />}
          </Fact>
          <Fact term="Level">
            {item.levels.map((level) => (
              <Level key={level} level={level} />
            ))}
          </Fact>
          <Fact term="Occurrences">{count(item.occurrences)}</Fact>
          <Fact term="First seen">
            <Age ms={item.first_seen_ms} />
          </Fact>
          <Fact term="Last seen">
            <Age ms={item.last_seen_ms} />
          </Fact>
          <Fact term="Environments">{item.environments.join(', ')}</Fact>
          <Fact term="Where">{item.platforms.join(', ')}</Fact>
        </dl>
        <figure className="item-chart filters">
          <Sparkline counts={item.counts} range={range} height={48} />
          <select
            aria-label="Counts over"
            value={range}
            onChange={(event) => onRange(event.target.value as ErrorRange)}
          >
            {errorRanges.map((each) => (
              <option key={each} value={each}>
                {`In ${rangeWords[each]}`}
              </option>
            ))}
          </select>
        </figure>
      </div>
    </header>
  );
}
