import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { UserRoundX } from 'lucide-react';
import type { RefObject } from 'react';
import { peopleSearch } from '../../shared/people/people.api.ts';
import { PersonRow, PersonSkeletons } from '../../shared/people/person-row.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import styles from './search-page.module.css';

const AT_MOST = 50;

interface FoundProps {
  term: string;
  heading: RefObject<HTMLElement | null>;
}

/** The people whose name or handle begins with some words. */
export function FoundPeople({ term, heading }: FoundProps) {
  // As they are written in a crud.
  const name = term.replace(/^[@#]+/, '');
  const people = useQuery({
    ...peopleSearch(name, AT_MOST),
    enabled: name !== '',
    placeholderData: keepPreviousData,
  });
  if (people.isLoading) return <PersonSkeletons count={5} />;
  if (people.error && !people.data) {
    return (
      <ErrorNotice
        title="The search did not work"
        error={people.error}
        onRetry={() => {
          heading.current?.focus();
          void people.refetch();
        }}
      />
    );
  }
  if (!people.data?.length) {
    return (
      <EmptyState
        icon={UserRoundX}
        title={`Nobody found for “${term}”`}
        text="Try the beginning of a name or of a handle."
      />
    );
  }
  return (
    <ul
      aria-label={`People for “${term}”`}
      className={people.isPlaceholderData ? styles.stale : undefined}
    >
      {people.data.map((person) => (
        <PersonRow key={person.uuid} person={person} />
      ))}
    </ul>
  );
}
