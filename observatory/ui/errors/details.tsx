import type { ErrorDetail } from '../../api/errors.ts';
import { CopyButton } from '../shared/copy-button.tsx';

/** What else came with an occurrence, in tables of dotted names. */
export function Details({ error }: { error: ErrorDetail }) {
  const parts: [string, Record<string, unknown> | null][] = [
    ['Custom', error.custom],
    ['Request', error.request],
    ['Server', error.server],
    ['Client', error.client],
  ];
  const present = parts.flatMap(([title, part]) => {
    const rows = part ? flat(part) : [];
    return rows.length > 0 ? [{ title, rows }] : [];
  });
  if (present.length === 0) return <p className="quiet">Nothing else came with it.</p>;
  return present.map(({ title, rows }) => (
    <section key={title} className="detail-part">
      <h2>{title}</h2>
      <table className="detail-table" aria-label={title}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {value} <CopyButton text={value} label={`Copy ${name}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}

/** Nested objects as one list: `javascript.browser` and its value; lists stay JSON. */
function flat(part: Record<string, unknown>, prefix = ''): [string, string][] {
  return Object.entries(part).flatMap(([key, value]): [string, string][] => {
    const name = `${prefix}${key}`;
    if (value === null || value === undefined || value === '') return [];
    if (typeof value === 'object' && !Array.isArray(value)) {
      return flat(value as Record<string, unknown>, `${name}.`);
    }
    return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
  });
}
