import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe } from '../../shared/me.ts';
import { conversationPath } from '../../shared/paths.ts';
import { peopleSearch, suggestedPeople } from '../../shared/people/people.api.ts';
import { PersonSkeletons } from '../../shared/people/person-row.tsx';
import { Avatar } from '../../shared/ui/avatar.tsx';
import { ErrorNotice } from '../../shared/ui/error-notice.tsx';
import { Modal } from '../../shared/ui/modal.tsx';
import { SearchField } from '../../shared/ui/search-field.tsx';
import styles from './new-conversation.module.css';
import { usePause } from './use-pause.ts';

/** Chooses with whom to talk. */
export default function NewConversation({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const term = usePause(typed.trim().replace(/^@/, ''));
  const self = useMe();
  const found = useQuery({ ...peopleSearch(term), enabled: term !== '' });
  const suggested = useQuery({ ...suggestedPeople, enabled: term === '' });
  const { data, isLoading, error, refetch } = term === '' ? suggested : found;
  const people = data?.filter(({ handle }) => handle !== self?.handle);
  return (
    <Modal title="New message" onClose={onClose}>
      <div className={styles.box}>
        <SearchField label="Search people" value={typed} onChange={setTyped} autoFocus />
      </div>
      {isLoading && <PersonSkeletons count={4} />}
      {error && !data && (
        <ErrorNotice
          title="People could not be searched"
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      {people?.length === 0 && (
        <p className={styles.nobody}>
          {term === '' ? 'Type the beginning of a name.' : `Nobody is called “${term}”.`}
        </p>
      )}
      <ul>
        {people?.map((person) => (
          <li key={person.uuid}>
            <Link to={conversationPath(person.handle)} className={styles.person} onClick={onClose}>
              <Avatar person={person} size={40} />
              <span className={styles.names}>
                {person.display_name} <span className={styles.handle}>@{person.handle}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
