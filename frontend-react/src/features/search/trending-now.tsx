import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { trending } from '../../shared/trending.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { TrendList, TrendSkeletons } from '../../shared/ui/trend-list.tsx';
import styles from './search-page.module.css';

const PLACES = 8;

/** Before anything is typed: what others write about. */
export function TrendingNow() {
  const { data, isPending } = useQuery(trending);
  if (!isPending && !data?.length) {
    return (
      <EmptyState
        icon={Search}
        title="What are you looking for?"
        text="Search for words, a #hashtag, or the name of a person."
      />
    );
  }
  return (
    <section aria-labelledby="trending" aria-busy={isPending}>
      <h2 id="trending" className={styles.heading}>
        Trending
      </h2>
      {data ? <TrendList trends={data} /> : <TrendSkeletons count={PLACES} />}
    </section>
  );
}
