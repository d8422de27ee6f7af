import { useRef } from 'react';
import { useSearchParams } from 'react-router';
import { PageTitle } from '../../shared/page-title.tsx';
import { SearchField } from '../../shared/ui/search-field.tsx';
import { FoundCruds } from './found-cruds.tsx';
import { FoundPeople } from './found-people.tsx';
import styles from './search-page.module.css';
import { SearchTabs } from './search-tabs.tsx';
import { TrendingNow } from './trending-now.tsx';
import { useTypedTerm } from './use-typed-term.ts';

/** The page at `/search`: cruds and people by what is typed. */
export default function SearchPage() {
  const { text, setText, term, lookForIt } = useTypedTerm();
  const showsPeople = useSearchParams()[0].get('show') === 'people';
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <PageTitle>{term === '' ? 'Search' : `${term} · Search`}</PageTitle>
      <div className={styles.box}>
        <SearchField
          label="Search cruds and people"
          value={text}
          onChange={setText}
          onSubmit={lookForIt}
          autoFocus={term === ''}
        />
      </div>
      {term === '' ? (
        <TrendingNow />
      ) : (
        <>
          <SearchTabs term={term} showsPeople={showsPeople} />
          <h2 ref={heading} tabIndex={-1} className="sr-only">
            {showsPeople ? 'People' : 'Cruds'} for “{term}”
          </h2>
          {showsPeople ? (
            <FoundPeople term={term} heading={heading} />
          ) : (
            <FoundCruds term={term} heading={heading} />
          )}
        </>
      )}
    </>
  );
}
