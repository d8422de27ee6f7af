import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import type { RefObject } from 'react';
import { CrudList } from '../../shared/crud/crud-list.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { searchCruds } from './search.api.ts';
import styles from './search-page.module.css';

interface FoundProps {
  term: string;
  heading: RefObject<HTMLElement | null>;
}

/** The cruds that hold some words; while others are typed, what was found before stays, fainter. */
export function FoundCruds({ term, heading }: FoundProps) {
  const list = useInfiniteQuery({ ...searchCruds(term), placeholderData: keepPreviousData });
  return (
    <div className={list.isPlaceholderData ? styles.stale : undefined}>
      <CrudList
        list={list}
        label={`Cruds for “${term}”`}
        failure="The search did not work"
        empty={
          <EmptyState
            icon={SearchX}
            title={`Nothing found for “${term}”`}
            text="No crud that is alive says that. Try other words, or fewer of them."
          />
        }
        end="These are all that are alive."
        heading={heading}
      />
    </div>
  );
}
