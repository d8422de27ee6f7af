import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TraceSummary } from '../../api.ts';
import { Age } from '../shared/age.tsx';
import { listTraces } from '../shared/api.ts';
import { duration } from '../shared/format.ts';
import { SearchField } from '../shared/search-field.tsx';
import { ServiceChip } from '../shared/service-chip.tsx';
import { Message, Unread } from '../shared/states.tsx';
import { nanoToMs } from '../shared/time.ts';
import { comparePath } from './address.ts';

const listed = 50;

/** The list of traces, to choose the first and then the second from. */
export function Choose({ a }: { a: string | null }) {
  const [search, setSearch] = useState('');
  const query = new URLSearchParams({ vitals: '0', limit: String(listed) });
  if (search) query.set('search', search);
  const { data, error, refetch } = useQuery({
    queryKey: ['compare-choose', search],
    queryFn: ({ signal }) => listTraces(query, signal),
  });
  const traces = data?.traces.filter(({ trace_id }) => trace_id !== a);
  return (
    <section className="compare-choose" aria-label="Traces to choose from">
      <h2>{a ? 'Choose the second trace' : 'Choose the first of two traces'}</h2>
      <SearchField
        value={search}
        onSearch={setSearch}
        label="Search traces"
        placeholder="Find a trace by name, id or value"
      />
      {(error || !data) && <Unread what="traces" rows={8} error={error} retry={refetch} />}
      {traces?.length === 0 && (
        <Message title="There is no other trace.">
          <p>Traces are listed here as they arrive; another click in Cruddur makes one.</p>
        </Message>
      )}
      <ul>
        {traces?.map((trace) => (
          <Row key={trace.trace_id} trace={trace} a={a} />
        ))}
      </ul>
    </section>
  );
}

function Row({ trace, a }: { trace: TraceSummary; a: string | null }) {
  const id = trace.trace_id;
  return (
    <li>
      <Link to={comparePath(a ? { a, b: id } : { a: id })}>{trace.name}</Link>
      <ServiceChip name={trace.root_service} />
      <span className="mono">{duration(trace.duration_ms)}</span>
      <span className="quiet">
        <Age ms={nanoToMs(trace.start_unix_nano)} />
      </span>
    </li>
  );
}
