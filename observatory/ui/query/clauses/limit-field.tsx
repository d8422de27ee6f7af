import { useId, useState } from 'react';
import type { QuerySpec } from '../../../api/query.ts';

const highest = 1000;
const usual = '100';

interface Props {
  query: QuerySpec;
  onChange: (query: QuerySpec, run: boolean) => void;
}

/** How many groups an answer has at most; a hundred when nothing is said, as at Honeycomb. */
export function LimitField({ query, onChange }: Props) {
  const { limit, ...rest } = query;
  const [text, setText] = useState(String(limit ?? ''));
  const [last, setLast] = useState(limit);
  const id = useId();
  if (last !== limit) {
    setLast(limit);
    setText(String(limit ?? ''));
  }
  const value = text.trim() === '' ? undefined : Number(text);
  const wrong = value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= highest);

  function put(run: boolean) {
    if (wrong || (value === limit && !run)) return;
    onChange(value === undefined ? rest : { ...rest, limit: value }, run);
  }

  return (
    <div className="clause" data-clause="limit">
      <label className="clause-title" htmlFor={id}>
        LIMIT
      </label>
      <div className="clause-body">
        <input
          id={id}
          className="limit-input"
          inputMode="numeric"
          placeholder={usual}
          value={text}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-problem` : undefined}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => put(false)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') put(event.ctrlKey || event.metaKey);
          }}
        />
        {wrong && (
          <p className="clause-problem" id={`${id}-problem`} role="alert">
            {`A whole number from 1 to ${highest}.`}
          </p>
        )}
      </div>
    </div>
  );
}
