import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { TraceSummary } from '../../api.ts';
import { parseId, shortId } from '../../ids.ts';
import { duration } from '../shared/format.ts';
import { comparePath } from './address.ts';
import { findCandidates } from './candidates.ts';

/** Traces to compare one with: some that begin alike, or any whose id is pasted. */
export function Others({ trace }: { trace: TraceSummary }) {
  const { trace_id: a } = trace;
  const { data, error, isPending } = useQuery({
    queryKey: ['compare-candidates', a],
    queryFn: ({ signal }) => findCandidates(trace, Date.now(), signal),
    staleTime: 5000,
  });
  return (
    <div className="compare-others">
      <h2>Compare with another “{trace.name}”</h2>
      {isPending && <p className="quiet">Looking for traces that begin alike</p>}
      {error && <p className="error-text">{error.message}</p>}
      {data?.length === 0 && <p className="quiet">No other trace that is stored begins alike.</p>}
      <ul>
        {data?.map(({ why, traceId, durationMs }) => (
          <li key={traceId}>
            <Link to={comparePath({ a, b: traceId })}>{why}</Link>
            <span className="mono">{duration(durationMs)}</span>
            <span className="mono quiet">{shortId(traceId)}</span>
          </li>
        ))}
      </ul>
      <PastedId a={a} />
    </div>
  );
}

function PastedId({ a }: { a: string }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const b = parseId(text)?.traceId;
    if (b) navigate(comparePath({ a, b }));
    else setWrong(true);
  }
  return (
    <form onSubmit={submit}>
      <label className="search">
        <span className="visually-hidden">Id of the other trace</span>
        <input
          value={text}
          placeholder="Or the id of any other trace"
          aria-invalid={wrong}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
        />
      </label>
      <button type="submit" className="button">
        Compare
      </button>
      {wrong && <p className="error-text">This is not a trace id.</p>}
    </form>
  );
}
