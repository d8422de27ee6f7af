import { Filter, Group, Search } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { AttributeValue } from '../../api.ts';
import { attributePaths } from '../query/attribute-paths.ts';
import { CopyButton } from '../shared/copy-button.tsx';
import { unitOf, valueText } from './attributes.ts';

interface Props {
  rows: [string, AttributeValue][];
  label: string;
  /** They are attributes of spans, so questions can be asked about them. */
  asks?: boolean;
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
export function AttributeTable({ rows, label, asks }: Props) {
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
                  {asks && <AskLinks name={key} value={value} />}
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

/** Leads to questions about the attribute: of the spans with this value, and by its values. */
function AskLinks({ name, value }: { name: string; value: AttributeValue }) {
  const { filter, group } = attributePaths(name, value);
  return (
    <>
      <Link
        className="icon-button"
        to={filter}
        aria-label={`Ask about spans with this ${name}`}
        title="Filter a question by this value"
      >
        <Filter size={13} aria-hidden />
      </Link>
      <Link
        className="icon-button"
        to={group}
        aria-label={`Group spans by ${name}`}
        title="Group by this attribute"
      >
        <Group size={13} aria-hidden />
      </Link>
    </>
  );
}
