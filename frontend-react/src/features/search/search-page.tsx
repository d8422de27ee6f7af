import { useRef } from 'react';
import { useSearchParams } from 'react-router';
import { PageTitle } from '../../shared/page-title.tsx';
import { searchPath } from '../../shared/paths.ts';
import { SearchField } from '../../shared/ui/search-field.tsx';
import { TabLinks } from '../../shared/ui/tab-links.tsx';
import { FoundCruds } from './found-cruds.tsx';
import { FoundPeople } from './found-people.tsx';
import styles from './search-page.module.css';
import { TrendingNow } from './trending-now.tsx';
import { useTypedTerm } from './use-typed-term.ts';

/** The page at `/search`: cruds and people by what is typed. */
export default function SearchPage() {
  const { text, setText, term, lookForIt } = useTypedTerm();
  const showsPeople = useSearchParams()[0].get('show') === 'people';
  const tabs = [
    { label: 'Cruds', to: searchPath(term) },
    { label: 'People', to: `${searchPath(term)}&show=people` },
  ];
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
          <TabLinks label="Found" tabs={tabs} current={showsPeople ? 1 : 0} />
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
