import { useId, useState } from 'react';
import type { QueryRequest, QuerySpec } from '../../../api/query.ts';
import { CopyButton } from '../../shared/copy-button.tsx';
import { ordered } from '../ordered.ts';
import { NotAQuestion, parseSpec } from '../shape.ts';
import { curlHere, curlHoneycomb } from './curl.ts';

interface Props {
  /** The question as it was asked; null while there is none that can be read. */
  request: QueryRequest | null;
  /** What the address has, when that is no question. */
  text: string;
  /** Why there is no answer, in the server's words or ours. */
  problem: string | null;
  onAsk: (query: QuerySpec) => void;
}

/** The question in Honeycomb's query specification: to copy, to change, to paste another over it. */
export function JsonTab({ request, text, problem, onAsk }: Props) {
  const given = request ? JSON.stringify(ordered(request.query), null, 2) : text;
  const [edited, setEdited] = useState(given);
  const [last, setLast] = useState(given);
  const [own, setOwn] = useState<string | null>(null);
  const id = useId();
  if (last !== given) {
    setLast(given);
    setEdited(given);
    setOwn(null);
  }
  const said = own ?? (edited === given ? problem : null);

  function ask() {
    try {
      onAsk(parseSpec(edited));
      setOwn(null);
    } catch (error) {
      if (!(error instanceof NotAQuestion)) throw error;
      setOwn(error.message);
    }
  }

  return (
    <div className="query-json">
      <label htmlFor={id}>
        The question as{' '}
        <a href="https://docs.honeycomb.io/api/query-specification/">
          Honeycomb's query specification
        </a>
        . Paste another one here, or change it.
      </label>
      <textarea
        id={id}
        rows={Math.min(32, Math.max(12, edited.split('\n').length + 1))}
        spellCheck={false}
        value={edited}
        aria-invalid={said !== null}
        aria-describedby={said ? `${id}-problem` : undefined}
        onChange={(event) => {
          setEdited(event.target.value);
          setOwn(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          ask();
        }}
      />
      {said && (
        <p className="clause-problem" id={`${id}-problem`} role="alert">
          {said}
        </p>
      )}
      <div className="query-json-actions">
        <button type="button" className="button" disabled={edited === given} onClick={ask}>
          Ask this
        </button>
        <CopyButton text={edited} label="Copy the question as JSON">
          Copy JSON
        </CopyButton>
        {request && (
          <>
            <CopyButton
              text={curlHere(request, window.location.origin)}
              label="Copy a command that asks this Observatory"
            >
              Copy curl
            </CopyButton>
            <CopyButton
              text={curlHoneycomb(request)}
              label="Copy a command that creates this question at Honeycomb, with the key in HONEYCOMB_API_KEY"
            >
              Copy curl for Honeycomb
            </CopyButton>
          </>
        )}
      </div>
    </div>
  );
}
