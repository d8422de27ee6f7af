import { useState } from 'react';
import type { Attributes, Span } from '../../api.ts';
import { AttributeTable } from './attribute-table.tsx';
import { filterAttributes } from './attributes.ts';

/** The span's own attributes, then those of who sent it and with what library. */
export function AttributesTab({ span }: { span: Span }) {
  const [text, setText] = useState('');
  const scope: Attributes = { 'library.name': span.scope.name };
  if (span.scope.version) scope['library.version'] = span.scope.version;
  const groups: [string, Attributes][] = [
    ['Span', span.attributes],
    ['Resource', span.resource],
    ['Scope', scope],
  ];
  const shown = groups.map(([title, all]) => ({ title, rows: filterAttributes(all, text) }));
  const none = shown.every(({ rows }) => rows.length === 0);

  return (
    <>
      <div className="search">
        <input
          type="search"
          aria-label="Search attributes"
          placeholder="Key or value"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            if (text) setText('');
            else event.currentTarget.blur();
          }}
        />
      </div>
      {shown.map(
        ({ title, rows }) =>
          (rows.length > 0 || (title === 'Span' && !text)) && (
            <section key={title} className="attributes">
              <h3>{title}</h3>
              {rows.length > 0 ? (
                <AttributeTable rows={rows} label={`${title} attributes`} asks />
              ) : (
                <p className="quiet">The span has no attributes.</p>
              )}
            </section>
          ),
      )}
      {none && text && <p className="quiet">No attribute holds “{text}”.</p>}
    </>
  );
}
