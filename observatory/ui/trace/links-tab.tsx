import { Link } from 'react-router';
import type { SpanLink } from '../../api.ts';
import { AttributeTable } from './attribute-table.tsx';

/** The spans of this or other traces that the span points to. */
export function LinksTab({ links }: { links: SpanLink[] }) {
  if (links.length === 0) return <p className="quiet">The span links to no other.</p>;
  return (
    <ul className="events">
      {links.map((link) => (
        <li key={`${link.trace_id}${link.span_id}`}>
          <Link className="mono" to={`/trace/${link.trace_id}?span=${link.span_id}`}>
            {link.trace_id}
            <br />
            {link.span_id}
          </Link>
          {Object.keys(link.attributes).length > 0 && (
            <AttributeTable
              rows={Object.entries(link.attributes)}
              label={`Attributes of the link to ${link.span_id}`}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
