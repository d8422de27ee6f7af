import { Search } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { AttributeValue } from '../../api.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { unitOf, valueText } from './attributes.ts';

interface Props {
  rows: [string, AttributeValue][];
  label: string;
}

/** Lets a long key break after a dot or an underscore, where it reads best. */
function breakable(key: string) {
  return key.split(/(?<=[._])/).map((part, i, parts) => (
    <Fragment key={parts.slice(0, i + 1).join('')}>
      {part}
      <wbr />
    </Fragment>
  ));
}

/** Keys and values; each value can be copied, or looked for in other traces. */
export function AttributeTable({ rows, label }: Props) {
  return (
    <table className="attribute-table" aria-label={label}>
      <tbody>
        {rows.map(([key, value]) => {
          const text = valueText(value);
          return (
            <tr key={key}>
              <th scope="row">{breakable(key)}</th>
              <td data-type={typeof value}>
                <span className="value">
                  {text === '' ? <span className="quiet">empty</span> : text}
                  {unitOf(key, value) && <span className="unit"> {unitOf(key, value)}</span>}
                </span>
                <span className="row-actions">
                  <Link
                    className="icon-button"
                    to={`/?search=${encodeURIComponent(text)}`}
                    aria-label={`Find traces with this ${key}`}
                    title="Find traces with this value"
                  >
                    <Search size={13} aria-hidden />
                  </Link>
                  <CopyButton text={text} label={`Copy ${key}`} />
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
