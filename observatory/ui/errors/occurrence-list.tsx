import { useEffect, useRef } from 'react';
import { Link, type To } from 'react-router';
import type { ErrorOccurrence } from '../../api/errors.ts';
import { shortId } from '../../ids.ts';
import { Age } from '../shared/age.tsx';
import { count } from '../shared/format.ts';

interface Props {
  occurrences: readonly ErrorOccurrence[];
  /** Occurrences that are kept, and that were received in all. */
  kept: number;
  received: number;
  chosen: string | undefined;
  addressOf: (uuid: string) => To;
  state: unknown;
}

/** The newest occurrences, one of them chosen. */
export function OccurrenceList({ occurrences, kept, received, chosen, addressOf, state }: Props) {
  const current = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list follows when another is chosen.
  useEffect(() => {
    // Newer browsers return a promise, which an effect must not.
    void current.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const shown = occurrences.length;
  return (
    <nav className="occurrence-list" aria-label="Occurrences, newest first">
      <p className="quiet">
        {shown === received
          ? `${count(shown)} occurrence${shown === 1 ? '' : 's'}`
          : `The newest ${count(shown)} of ${count(received)}`}
        {kept < received && `, ${count(kept)} of which are kept`}
      </p>
      <ol>
        {occurrences.map((each) => (
          <li key={each.uuid}>
            <Link
              ref={each.uuid === chosen ? current : undefined}
              to={addressOf(each.uuid)}
              state={state}
              replace
              aria-current={each.uuid === chosen ? 'true' : undefined}
            >
              <Age ms={each.time_ms} />
              <span className="quiet">
                {each.environment}
                {each.trace_id ? ` · ${shortId(each.trace_id)}` : ''}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
