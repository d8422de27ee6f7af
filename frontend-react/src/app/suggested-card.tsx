import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { suggestedPeople } from '../shared/people/people.api.ts';
import { PersonRow, PersonSkeletons } from '../shared/people/person-row.tsx';
import styles from './right-column.module.css';

const SHOWN = 3;

/** People whom I may want to follow; absent when I follow everybody, or they cannot be told. */
export function SuggestedCard() {
  const { data, isPending } = useQuery(suggestedPeople);
  if (!isPending && !data?.length) return null;
  return (
    <section className={styles.card} data-list aria-busy={isPending}>
      <h2>
        <UsersRound size={20} aria-hidden="true" />
        Suggested Users
      </h2>
      {data ? (
        <ul>
          {data.slice(0, SHOWN).map((person) => (
            <PersonRow key={person.uuid} person={person} brief />
          ))}
        </ul>
      ) : (
        <PersonSkeletons count={SHOWN} />
      )}
    </section>
  );
}
